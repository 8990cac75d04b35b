package io.kryptonx.engine.run;

import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.Rollback;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run is given that publishes again what an earlier one published. */
final class Rollbacks {

  private Rollbacks() {}

  static RunStart start(Store store, RunHistory history, RunId to) {
    RunHeader header = history.find(Optional.of(to));
    if (!history.isOurs(header)) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND, "run " + to + " is one of pipeline " + header.pipeline());
    }
    RunView view = RunRecord.read(store, to).view();
    if (view.publication().isEmpty() || view.publicationRefused().isPresent()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND, "run " + to + " published nothing; name one that did");
    }
    Set<Digest> missing =
        store
            .assets()
            .missing(
                view.publication().stream()
                    .map(file -> file.snapshot().digest())
                    .collect(Collectors.toSet()));
    view.publication().stream()
        .filter(file -> missing.contains(file.snapshot().digest()))
        .findFirst()
        .ifPresent(file -> gone(to, file));
    RunStart old = view.start();
    return new RunStart(
        history.next(),
        old.pipeline(),
        old.revision(),
        old.definition(),
        old.bundle(),
        old.keys(),
        old.params(),
        old.sources(),
        old.targets(),
        false,
        true,
        history.base(),
        Optional.of(
            new Rollback(
                to,
                view.publicationSet(),
                header.manifest().orElseThrow(),
                header.details().orElseThrow())));
  }

  private static void gone(RunId to, PublishedFile file) {
    throw new KryptonxException(
        ErrorCode.NOT_FOUND,
        "'%s' of run %s is no longer in the store; run the pipeline as it was then"
            .formatted(file.path(), to));
  }
}
