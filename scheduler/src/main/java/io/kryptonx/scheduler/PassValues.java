package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Propagation.Made;
import io.kryptonx.scheduler.graph.AssetNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stages of a loop made in one pass. */
final class PassValues {

  private PassValues() {}

  /**
   * The value of an asset: one snapshot, or a collection by the parts that the loop's item does not
   * have. Empty where it, or a part of it, was not made; what was skipped is not part of it.
   */
  static Optional<InputValue> of(Frame frame, List<StageState> stages, AssetNode asset) {
    StageState stage =
        stages.stream()
            .filter(each -> each.name().equals(asset.ref().node()))
            .findFirst()
            .orElseThrow(() -> new InvariantViolation("no stage in the loop makes " + asset.ref()));
    List<Task> tasks = frame.turn(stage).tasks;
    int parts = frame.item.parts().size();
    if (asset.dimensions().size() == parts) {
      return tasks.stream()
          .map(task -> Propagation.made(task, asset))
          .filter(made -> made.value() != null)
          .findFirst()
          .map(Made::value);
    }
    List<Member> members = new ArrayList<>();
    for (Task task : tasks) {
      Made made = Propagation.made(task, asset);
      switch (made.value()) {
        case null -> {
          if (made.knownEnd() != TaskStatus.SKIPPED) {
            return Optional.empty();
          }
        }
        case Snapshot snapshot -> members.add(new Member(rest(made.item(), parts), snapshot));
        case Members many ->
            many.list()
                .forEach(member ->
                    members.add(
                        new Member(
                            rest(Propagation.whole(made.item(), member.item()), parts),
                            member.snapshot())));
        case PartialMembers _, InputValue.Absent _ ->
            throw new InvariantViolation("an output is whole and never absent");
      }
    }
    members.sort(Comparator.comparing(Member::item));
    return Optional.of(Members.of(members));
  }

  private static Item rest(Item item, int parts) {
    return new Item(item.parts().subList(parts, item.parts().size()));
  }
}
