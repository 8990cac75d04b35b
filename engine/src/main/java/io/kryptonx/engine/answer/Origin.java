package io.kryptonx.engine.answer;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where what a task takes comes from. What a loop gives its stages is followed to the iteration
 * before, or out of the loop.
 *
 * @param taker the task that takes it there, in the iteration in which it was made
 * @param asset one of a source or a stage
 * @param item of the asset
 */
public record Origin(TaskId taker, AssetNode asset, Item item) {

  /** Where an item of an asset comes from that a task takes. */
  public static Origin of(RunView run, TaskId taker, AssetNode asset, Item item) {
    TaskId at = taker;
    AssetNode taken = asset;
    Item of = item;
    while (taken.given()) { // a loop in a loop may hand on what it was given
      LoopNode loop = run.graph().loopAround(at.stage()).orElseThrow();
      List<Integer> path = at.iteration().path();
      Item own = Tasks.first(at.item(), loop.stage().dimensions().size());
      String name = taken.ref().node().substring(loop.name().length() + 1);
      boolean carry = name.equals(Action.Loop.CARRY);
      if (carry && path.getLast() > 1) {
        at = new TaskId(at.stage(), own, before(path));
        taken = loop.next();
        of = own;
        continue;
      }
      at = new TaskId(loop.name(), own, new Iteration(path.subList(0, path.size() - 1)));
      Port port = port(loop, carry ? loop.loop().carry() : name);
      of = port.project(own);
      taken = Lineage.taken(run, at, port, of);
    }
    return new Origin(at, taken, of);
  }

  private static Iteration before(List<Integer> path) {
    List<Integer> before = new ArrayList<>(path);
    before.set(path.size() - 1, path.getLast() - 1);
    return new Iteration(before);
  }

  private static Port port(LoopNode loop, String input) {
    return loop.stage().ports().stream()
        .filter(port -> port.input().name().equals(input))
        .findFirst()
        .orElseThrow();
  }

  /** The name of the source or stage. */
  public String node() {
    return asset.ref().node();
  }

  /** The task that made it; empty where it is a source's. */
  public Optional<TaskId> maker(RunView run) {
    return run.graph().stage(node()).map(_ -> Tasks.maker(run, taker, node(), item));
  }
}
