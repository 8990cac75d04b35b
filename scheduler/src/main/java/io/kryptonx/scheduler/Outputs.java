package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Outputs of tasks, as events name them and as the state holds them. */
final class Outputs {

  private Outputs() {}

  /**
   * Reads what events name; the outputs are those of the stage, in their order. Of a route there is
   * one, the branch that was taken.
   */
  static @Nullable InputValue[] load(
      StageNode stage, SortedMap<String, AssetContent> named, Contents contents) {
    InvariantViolation.check(
        fits(stage, named), "stage " + stage.name() + " has other outputs than " + named.keySet());
    @Nullable InputValue[] outputs = new InputValue[stage.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] =
          switch (named.get(stage.outputs().get(i).ref().output())) {
            case null -> null; // a branch that was not taken
            // The type that all of them share, not one of its own for each.
            case Snapshot(_, var size, var digest) ->
                new Snapshot(stage.outputs().get(i).type(), size, digest);
            case CollectionRef(var root, _) -> folder(Members.read(root, contents));
          };
    }
    return outputs;
  }

  private static Members folder(Members members) {
    InvariantViolation.check(haveParts(members, 1), "items of a folder have one part each");
    return members;
  }

  /** Whether every item has so many parts, all known. */
  static boolean haveParts(Members members, int parts) {
    return members.list().stream()
        .allMatch(m -> m.item().parts().size() == parts && !m.item().isPartial());
  }

  /** Whether these are outputs that the stage can have: names, types, single or many. */
  static boolean fits(StageNode stage, SortedMap<String, AssetContent> named) {
    if (named.size() != (stage.isRoute() ? 1 : stage.outputs().size())) {
      return false;
    }
    int found = 0;
    for (AssetNode output : stage.outputs()) {
      boolean fits =
          switch (named.get(output.ref().output())) {
            case null -> stage.isRoute();
            case Snapshot snapshot -> !output.each() && snapshot.type().equals(output.type());
            case CollectionRef _ -> output.each();
          };
      if (!fits) {
        return false;
      }
      found += named.containsKey(output.ref().output()) ? 1 : 0;
    }
    return found == named.size();
  }

  /** As events name them. */
  static SortedMap<String, AssetContent> named(Task task) {
    SortedMap<String, AssetContent> named = new TreeMap<>();
    List<AssetNode> nodes = task.stage.node.outputs();
    @Nullable InputValue[] outputs = task.knownOutputs();
    for (int i = 0; i < outputs.length; i++) {
      InputValue output = outputs[i];
      if (output != null) {
        named.put(nodes.get(i).ref().output(), content(output));
      }
    }
    return named;
  }

  /** The digest of each output, a collection's being its root. */
  static SortedMap<String, Digest> digests(SortedMap<String, AssetContent> named) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    named.forEach((name, content) ->
        digests.put(
            name,
            switch (content) {
              case Snapshot snapshot -> snapshot.digest();
              case CollectionRef ref -> ref.root();
            }));
    return digests;
  }

  private static AssetContent content(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> snapshot;
      case Members members -> members.ref();
      case PartialMembers _, InputValue.Absent _ ->
          throw new InvariantViolation("an output is whole and never absent");
    };
  }
}
