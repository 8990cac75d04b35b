package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a task: the parts that all tasks of its stage share, by one digest; then each
 * input in name order with its type and digest; then what it reads of its item. Neither stage nor
 * run, place, time or order of arrival is in it. Only effects are their own, since two items with
 * equal content are two facts: stage and item are in it.
 */
final class Fingerprints {

  private static final int FORMAT = 1;

  private Fingerprints() {}

  static Fingerprint of(
      Digest stageKey, StageNode stage, Item item, @Nullable InputValue[] inputs) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.fingerprint").count(FORMAT);
    out.digest(stageKey).count(stage.ports().size());
    for (Port port : stage.ports()) {
      input(out.text(port.input().name()), inputs[port.index()]);
    }
    boolean readsItem = stage.stage().reads().contains(Read.ITEM);
    out.flag(readsItem);
    if (readsItem) {
      out.list(stage.dimensions(), CanonicalWriter::text);
      out.list(item.parts(), CanonicalWriter::text);
    }
    if (stage.stage().effect().isPresent()) {
      String known = stage.stage().renamedFrom().orElse(stage.stage().name());
      out.text("effect").text(known).list(item.parts(), CanonicalWriter::text);
    }
    return new Fingerprint(out.toDigest());
  }

  private static void input(CanonicalWriter out, @Nullable InputValue value) {
    switch (value) {
      case null -> throw new InvariantViolation("a task without an input has no fingerprint");
      case InputValue.Absent _ -> out.count(0);
      case Snapshot snapshot -> out.count(1).text(snapshot.type().name()).digest(snapshot.digest());
      case Members members -> out.count(2).digest(members.root());
      case PartialMembers(var members, var missing) ->
          out.count(3)
              .digest(members.root())
              .list(missing, (o, item) -> o.list(item.parts(), CanonicalWriter::text));
    }
  }
}
