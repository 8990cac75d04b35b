package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.CheckpointReport.Entry;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.scheduler.LoopView.IterationView;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.worker.folder.MemberPaths;
import io.kryptonx.worker.folder.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what an iteration of a loop began with and made. */
public final class Checkpoints {

  private final RunView run;
  private final LoopNode node;
  private final TaskView loop;
  private final IterationView pass;

  private Checkpoints(RunView run, TaskView loop, IterationView pass) {
    this.run = run;
    this.node = run.graph().loop(loop.id().stage()).orElseThrow();
    this.loop = loop;
    this.pass = pass;
  }

  /**
   * What an iteration began with, then what each stage of the loop made in it, in topological
   * order. Of a loop within the loop that is its result.
   *
   * @throws KryptonxException NOT_FOUND if there is no such loop or iteration, USAGE if there are
   *     several loops, or items of an output cannot stand in one folder
   */
  public static CheckpointReport of(
      RunView run, String stage, Optional<String> item, int iteration) {
    TaskView loop = LoopTasks.single(run, stage, item);
    List<IterationView> passes = run.loop(loop.id()).map(LoopView::iterations).orElse(List.of());
    if (iteration < 1 || iteration > passes.size()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "loop %s has no iteration %d in %s; it has %s"
              .formatted(
                  loop.id(),
                  iteration,
                  run.start().run(),
                  passes.isEmpty() ? "none" : passes.size() == 1 ? "1" : "1 to " + passes.size()));
    }
    Checkpoints checkpoint = new Checkpoints(run, loop, passes.get(iteration - 1));
    return new CheckpointReport(loop.id(), run.start().run(), iteration, checkpoint.entries());
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (pass.carry() instanceof Snapshot carry) {
      String name = Action.Loop.CARRY;
      AssetRef ref = Action.Loop.source(node.name(), name);
      entries.add(new Entry(MemberPaths.named(name, carry.type()), carry, isResult(ref)));
    }
    for (StageNode stage : run.graph().stages()) {
      if (isDirectlyIn(stage)) {
        List<TaskView> tasks =
            run.tasks(stage.name()).stream().filter(task -> isInPass(task.id())).toList();
        stage.outputs().forEach(output -> add(entries, stage, output, tasks));
      }
    }
    return entries;
  }

  private boolean isDirectlyIn(StageNode stage) {
    return run.graph()
        .loopAround(stage.name())
        .filter(loop -> loop.name().equals(node.name()))
        .isPresent();
  }

  private boolean isInPass(TaskId task) {
    List<String> around = loop.item().parts();
    List<String> parts = task.item().parts();
    return task.iteration().equals(pass.path())
        && parts.size() >= around.size()
        && parts.subList(0, around.size()).equals(around);
  }

  private boolean isResult(AssetRef asset) {
    return node.result().ref().equals(asset);
  }

  private void add(List<Entry> entries, StageNode stage, AssetNode output, List<TaskView> tasks) {
    String name = output.ref().output();
    List<Member> members = new ArrayList<>();
    for (TaskView task : tasks) {
      List<String> parts = task.item().parts();
      Item item = new Item(parts.subList(loop.item().parts().size(), parts.size()));
      InputValue value = task.outputs().get(name);
      if (value != null) {
        members.addAll(members(item, value));
      }
    }
    members.sort(Comparator.comparing(Member::item));
    String place = stage.name().substring(node.name().length() + 1) + "/" + name;
    boolean single = members.size() == 1 && members.getFirst().item().isEmpty();
    List<String> paths = single ? List.of("") : paths(stage.name(), members);
    for (int i = 0; i < members.size(); i++) {
      Snapshot snapshot = members.get(i).snapshot();
      String path = single ? MemberPaths.named(place, snapshot.type()) : place + "/" + paths.get(i);
      entries.add(new Entry(path, snapshot, isResult(output.ref())));
    }
  }

  private static List<Member> members(Item item, InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> List.of(new Member(item, snapshot));
      case Members members ->
          members.list().stream()
              .map(m -> new Member(whole(item, m.item()), m.snapshot()))
              .toList();
      case PartialMembers _, InputValue.Absent _ -> List.of(); // only inputs are so
    };
  }

  private static Item whole(Item outer, Item inner) {
    List<String> parts = new ArrayList<>(outer.parts());
    parts.addAll(inner.parts());
    return new Item(parts);
  }

  private static List<String> paths(String stage, List<Member> members) {
    try {
      return MemberPaths.of(stage, Members.of(members));
    } catch (RefusedException e) {
      throw new KryptonxException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
