package io.kryptonx.worker.local;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.folder.DeclaredFiles;
import io.kryptonx.worker.folder.InputGuard;
import io.kryptonx.worker.folder.InputLayout;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.PlacedInput;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.folder.Trees;
import io.kryptonx.worker.folder.WorkingFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An order laid out in a folder. */
record Layout(WorkingFolder folder, List<PlacedInput> inputs, InputGuard guard) {

  /**
   * Lays an order out.
   *
   * @param spares files that small content is put into
   * @param perturbation tells in which order
   * @throws RefusedException if what it asks for cannot be had
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  static Layout make(
      WorkOrder order,
      WorkingFolder folder,
      AssetStore store,
      SpareFiles spares,
      Instant start,
      Perturbation perturbation)
      throws RefusedException, IOException {
    Stage stage = order.stage().stage();
    checkReads(stage);
    InputGuard guard = new InputGuard(store, start);
    List<PlacedInput> inputs =
        new InputLayout(store, guard, spares, perturbation.reversed())
            .layOut(folder, order.inputs(), partial(stage));
    new DeclaredFiles(store).layOut(folder, order.stage().files());
    OutputCollector.prepare(folder, stage.outputs().values());
    return new Layout(folder, inputs, guard);
  }

  /** Refuses to begin with what asks for facts that there are not. */
  static void checkReads(Stage stage) throws RefusedException {
    for (Read read : stage.reads()) {
      if (read != Read.ITEM) {
        throw new RefusedException(
            "the stage reads '%s', which only what comes of an event has; its sources have states:"
                    .formatted(read.label())
                + " take it out of 'reads'");
      }
    }
  }

  private static Set<String> partial(Stage stage) {
    return stage.inputs().values().stream()
        .filter(Input::partial)
        .map(Input::name)
        .collect(Collectors.toSet());
  }

  /** All content that an order needs, as far as the lists of trees are there. */
  static Set<Digest> digests(WorkOrder order, AssetStore store) {
    Set<Digest> digests = new TreeSet<>(order.stage().files().values());
    for (InputValue input : order.inputs().values()) {
      switch (input) {
        case Snapshot snapshot -> digests.addAll(Trees.digests(store, snapshot));
        case Members members -> add(digests, members, store);
        case PartialMembers(var members, _) -> add(digests, members, store);
        case InputValue.Absent _ -> {}
      }
    }
    return digests;
  }

  private static void add(Set<Digest> digests, Members members, AssetStore store) {
    members.list().forEach(member -> digests.addAll(Trees.digests(store, member.snapshot())));
  }
}
