package io.kryptonx.engine.dead;

import io.kryptonx.engine.RedriveRequest;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.run.CheckedDefinition;
import io.kryptonx.engine.run.Pace;
import io.kryptonx.engine.run.Preparation;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.Redrive;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * From dead letters to a run that does them again: one of the pipeline like any other, given what
 * the runs were given in which they failed, in which all other dead letters stay as they are.
 */
public final class Redrives {

  private final Store store;
  private final RunHistory history;
  private final Preparation preparation;
  private final Clock clock;
  private final Supplier<CheckedDefinition> definition;

  /**
   * Redrives of one pipeline.
   *
   * @param definition as it is now; asked for where it is needed
   */
  public Redrives(
      Store store,
      RunHistory history,
      Preparation preparation,
      Clock clock,
      Supplier<CheckedDefinition> definition) {
    this.store = store;
    this.history = history;
    this.preparation = preparation;
    this.clock = clock;
    this.definition = definition;
  }

  /**
   * A redrive that could start.
   *
   * @param redriven the dead letters that are done again, at least one
   * @param kept how many stay as they are
   */
  public record Prepared(PreparedRun run, List<Letter> redriven, int kept, Pace pace) {}

  /**
   * Prepares a redrive; one that was interrupted is continued where it is the same.
   *
   * @return empty if no dead letter is meant
   * @throws KryptonxException USAGE if they cannot be done again in one run
   */
  public Optional<Prepared> prepare(RedriveRequest request, RunObserver observer) {
    Optional<RunStart> open =
        history
            .unfinished()
            .map(RunHeader::run)
            .map(history::start)
            .filter(r -> r.redrive().isPresent());
    if (open.isPresent()) {
      Optional<Prepared> same = prepare(request, observer, false);
      RunStart start = open.get();
      if (same.filter(p -> p.run().isContinuing(start.run(), start.inputsDigest(), start.sources()))
          .isPresent()) {
        return same;
      }
    }
    return prepare(request, observer, true);
  }

  private Optional<Prepared> prepare(
      RedriveRequest request, RunObserver observer, boolean unfinished) {
    Letters letters = Letters.of(store, history, unfinished);
    List<Letter> redriven = request.letters().of(letters, clock.instant());
    if (redriven.isEmpty()) {
      return Optional.empty();
    }
    Set<TaskId> again =
        redriven.stream().map(letter -> letter.record().task()).collect(Collectors.toSet());
    DeadLetter.Listed kept =
        DeadLetter.list(
            letters.all().stream()
                .map(Letter::record)
                .filter(letter -> !again.contains(letter.task()))
                .toList());
    kept.contents().values().forEach(store.assets()::putDurable);
    PreparedRun run =
        switch (request.revision()) {
          case CURRENT -> preparation.prepare(asNow(starts(redriven)), observer);
          case ORIGINAL -> preparation.prepareAgain(asThen(starts(redriven)), observer);
        };
    return Optional.of(
        new Prepared(
            run.redriving(new Redrive(kept.ref())),
            redriven,
            kept.ref().count(),
            new Pace(again, request.interval())));
  }

  /** What the runs were given in which the letters failed. */
  private Map<RunId, RunStart> starts(List<Letter> letters) {
    Map<RunId, RunStart> starts = new TreeMap<>();
    letters.forEach(letter -> starts.computeIfAbsent(letter.record().run(), history::start));
    return starts;
  }

  private RunStart asThen(Map<RunId, RunStart> starts) {
    RunStart first = starts.values().iterator().next();
    starts.forEach((run, start) -> {
      boolean same =
          start.revision().equals(first.revision())
              && start.params().equals(first.params())
              && start.sources().equals(first.sources())
              && start.targets().equals(first.targets());
      if (!same) {
        throw several(starts, "revisions, parameters or sources");
      }
    });
    return first;
  }

  private RunRequest asNow(Map<RunId, RunStart> starts) {
    Pipeline pipeline = definition.get().pipeline();
    List<SortedMap<String, String>> params =
        starts.values().stream().map(start -> chosen(start, pipeline)).distinct().toList();
    if (params.size() > 1) {
      throw several(starts, "parameters");
    }
    RunRequest request = RunRequest.everything().with(params.getFirst());
    SortedSet<String> targets = new TreeSet<>();
    starts.values().forEach(start -> targets.addAll(start.targets()));
    if (starts.values().stream().anyMatch(start -> start.targets().isEmpty())) {
      return request;
    }
    List<String> there = new ArrayList<>(targets);
    there.retainAll(pipeline.stages().keySet());
    if (there.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "the stages of that run are not in the definition any more: "
              + String.join(", ", targets)
              + "; redrive with --revision original, or drop");
    }
    boolean published = starts.values().stream().anyMatch(RunStart::publishes);
    return published ? request.only(there).published() : request.only(there);
  }

  /** The values that somebody gave; those that were defaults are what the defaults are now. */
  private SortedMap<String, String> chosen(RunStart start, Pipeline now) {
    SortedMap<String, Parameter> then = preparation.pipeline(start).params();
    SortedMap<String, String> chosen = new TreeMap<>(start.params());
    chosen.keySet().retainAll(now.params().keySet());
    chosen
        .entrySet()
        .removeIf(value ->
            Optional.ofNullable(then.get(value.getKey()))
                .flatMap(Parameter::initial)
                .filter(value.getValue()::equals)
                .isPresent());
    return chosen;
  }

  private static KryptonxException several(Map<RunId, RunStart> starts, String what) {
    return new KryptonxException(
        ErrorCode.USAGE,
        "these failed in runs with different %s, which one run cannot have: %s; redrive those of one with --run"
            .formatted(
                what, starts.keySet().stream().map(RunId::text).collect(Collectors.joining(", "))));
  }
}
