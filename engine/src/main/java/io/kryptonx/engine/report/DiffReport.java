package io.kryptonx.engine.report;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two runs. Runs are equal when every asset holds the same in both; parameters
 * and definitions may differ all the same.
 *
 * @param params parameters whose values differ
 * @param definition stages whose shared parts of fingerprints differ
 * @param nodes all sources and stages, in topological order, those of the first run only at the end
 */
public record DiffReport(
    Side before,
    Side after,
    List<Change> params,
    List<StageChange> definition,
    List<NodeDiff> nodes) {

  public DiffReport {
    params = List.copyOf(params);
    definition = List.copyOf(definition);
    nodes = List.copyOf(nodes);
  }

  /** Whether every asset holds the same in both. */
  public boolean isEqual() {
    return nodes.stream().allMatch(NodeDiff::isEqual);
  }

  /** The first source or stage that differs: everything above it is equal. */
  public Optional<NodeDiff> firstDivergent() {
    return nodes.stream().filter(node -> !node.isEqual()).findFirst();
  }

  /**
   * One of the two runs.
   *
   * @param digest the run digest, once it ended
   */
  public record Side(RunId run, RunStatus status, Digest revision, Optional<Digest> digest) {}

  /** A value by name that differs; empty where it is not there. */
  public record Change(String name, Optional<String> before, Optional<String> after) {}

  /**
   * A stage that is defined in another way.
   *
   * @param parts what differs; empty where only one run has the stage
   * @param onlyBefore whether only the first run has it
   * @param onlyAfter whether only the second run has it
   */
  public record StageChange(
      String stage, List<Change> parts, boolean onlyBefore, boolean onlyAfter) {
    public StageChange {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A source or stage.
   *
   * @param equal how many items hold the same
   * @param items the first ones that do not
   */
  public record NodeDiff(
      String node, int equal, int differs, int onlyBefore, int onlyAfter, List<ItemDiff> items) {
    public NodeDiff {
      items = List.copyOf(items);
    }

    /** Whether all items hold the same. */
    public boolean isEqual() {
      return differs + onlyBefore + onlyAfter == 0;
    }
  }

  /**
   * An item that does not hold the same.
   *
   * @param output of the stage; empty where a task ended without outputs; for sources their name
   * @param before empty where the first run does not have it
   * @param after empty where the second run does not have it
   * @param content what differs within, where that was looked at
   */
  public record ItemDiff(
      Item item,
      String output,
      Optional<State> before,
      Optional<State> after,
      Optional<ContentDiff> content) {}

  /** What an item is in a run. */
  public sealed interface State {

    /** It holds something. */
    record Holds(Snapshot snapshot) implements State {}

    /** Its task ended without. */
    record Without(TaskStatus status) implements State {}

    /** Its task has not ended. */
    record Open() implements State {}
  }
}
