package io.kryptonx.worker.local;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.Cost;
import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.StageContext;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.javahost.HostRequest;
import io.kryptonx.worker.javahost.TaskContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stage sees that runs within the engine: content comes from memory where that does, and
 * everything else from the folder of its room. Any thread.
 */
final class RoomContext extends TaskContext {

  private final WorkOrder order;
  private final Room room;

  /**
   * A context.
   *
   * @param facts says all but inputs, outputs and files
   */
  RoomContext(WorkOrder order, Room room, HostRequest facts) {
    super(facts, room.log());
    this.order = order;
    this.room = room;
  }

  @Override
  protected void addCost(BigDecimal amount) {
    room.addCost(amount.movePointRight(Cost.DIGITS).longValueExact());
  }

  @Override
  public Path input(String name) {
    return laidOut().input(name);
  }

  @Override
  public Optional<Path> optionalInput(String name) {
    return order.inputs().get(name) instanceof InputValue.Absent
        ? Optional.empty()
        : laidOut().optionalInput(name);
  }

  @Override
  public byte[] read(String name) throws IOException {
    return order.inputs().get(name) instanceof Snapshot snapshot && isSmall(snapshot)
        ? room.content(snapshot.digest())
        : super.read(name);
  }

  @Override
  public List<CollectedItem> items(String name) {
    InputValue value = order.inputs().get(name);
    Members members =
        switch (value) {
          case Members all -> all;
          case PartialMembers(var some, _) -> some;
          case Snapshot _, InputValue.Absent _ -> null;
          case null -> null;
        };
    if (members == null) {
      return laidOut().items(name);
    }
    List<CollectedItem> items = new ArrayList<>(members.list().size());
    for (int i = 0; i < members.list().size(); i++) {
      items.add(item(name, i, members.list().get(i)));
    }
    return List.copyOf(items);
  }

  @Override
  public List<String> missing(String name) {
    return switch (order.inputs().get(name)) {
      case PartialMembers(_, var missing) -> missing.stream().map(Item::text).sorted().toList();
      case Members _, Snapshot _, InputValue.Absent _ -> List.of();
      case null -> laidOut().missing(name);
    };
  }

  @Override
  public Path output(String name) {
    return laidOut().output(name);
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    Output output = order.stage().stage().outputs().get(name);
    if (output == null || output.each() || output.type().isTree() || !room.hold(output, content)) {
      super.write(name, content);
    }
  }

  @Override
  public Path file(String name) {
    return laidOut().file(name);
  }

  private StageContext laidOut() {
    return room.laidOut();
  }

  private CollectedItem item(String input, int index, Member member) {
    Snapshot snapshot = member.snapshot();
    return new CollectedItem(
        member.item().text(),
        member.item().parts(),
        () -> laidOut().items(input).get(index).path(),
        () ->
            isSmall(snapshot)
                ? room.content(snapshot.digest())
                : Files.readAllBytes(laidOut().items(input).get(index).path()));
  }

  private static boolean isSmall(Snapshot snapshot) {
    return !snapshot.type().isTree() && snapshot.size() <= AssetStore.MAX_GET_BYTES;
  }
}
