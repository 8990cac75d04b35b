package io.kryptonx.engine.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Performs attempts as functions over text. A command {@code mark} gives {@code mark(inputs)};
 * {@code const …} gives its text whatever the inputs; {@code big} pads the result beyond what fits
 * into the database; {@code lines} makes an item of each line. An input that contains {@code bad}
 * makes an attempt fail, but for {@code const}.
 */
public final class TextWorker implements Worker {

  /** What happens in an attempt before it does its work. */
  @FunctionalInterface
  public interface Hook {
    /** May throw, or give the result itself. */
    Optional<WorkResult> before(WorkOrder order, StopSignal stop);
  }

  private final AssetStore assets;
  private final List<String> performed = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile Hook hook = (_, _) -> Optional.empty();

  /** A worker over a store. */
  public TextWorker(AssetStore assets) {
    this.assets = assets;
  }

  /** What every attempt does first. */
  public void hook(Hook value) {
    hook = value;
  }

  /** The tasks that were performed, in the order of their ends, as people read them. */
  public List<String> performed() {
    return List.copyOf(performed);
  }

  /** How many attempts are in flight. */
  public int inFlight() {
    return inFlight.get();
  }

  /** The most attempts that were in flight at once. */
  public int most() {
    return most.get();
  }

  @Override
  public WorkResult perform(WorkOrder order, StopSignal stop) {
    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      Optional<WorkResult> instead = hook.before(order, stop);
      WorkResult result = instead.orElseGet(() -> work(order));
      performed.add(order.task().toString());
      return result;
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /**
   * A loop has converged where the first text that it sees is longer than the number with which its
   * {@code until} ends; a longer one is better.
   */
  @Override
  public LoopVerdict judge(WorkOrder order) {
    Action.Loop loop = (Action.Loop) order.stage().stage().action();
    int length = read(order.inputs().values().iterator().next()).length();
    int wanted = Integer.parseInt(loop.until().substring(loop.until().lastIndexOf(' ') + 1));
    return new LoopVerdict.Judged(
        length > wanted,
        loop.best().isPresent() ? OptionalDouble.of(length) : OptionalDouble.empty());
  }

  @Override
  public void close() {}

  private WorkResult work(WorkOrder order) {
    String command = TextPreparer.text(order.stage().stage());
    StringBuilder inputs = new StringBuilder();
    order
        .inputs()
        .values()
        .forEach(value -> inputs.append(inputs.isEmpty() ? "" : "|").append(read(value)));
    order
        .stage()
        .params()
        .forEach((name, value) -> inputs.append('|').append(name).append('=').append(value));
    if (inputs.indexOf("bad") >= 0 && !command.startsWith("const")) {
      Snapshot log = put("it was bad\n", MediaType.BYTES);
      return new WorkResult(
          new Outcome.Failed(new Failure(Failure.Kind.PERMANENT, "exit code 1")),
          new AttemptStats(0, 0, Optional.of(log)));
    }
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    for (Output output : order.stage().stage().outputs().values()) {
      outputs.put(
          output.name(),
          output.each() ? lines(inputs.toString(), output) : one(command, inputs, output));
    }
    Snapshot log = put("did " + order.task() + "\n", MediaType.BYTES);
    return new WorkResult(new Outcome.Succeeded(outputs), new AttemptStats(0, 0, Optional.of(log)));
  }

  private Snapshot one(String command, StringBuilder inputs, Output output) {
    String text = command.startsWith("const") ? command : command + "(" + inputs + ")";
    return put(
        command.startsWith("big") ? text + "x".repeat(AssetStore.SMALL_BYTES) : text,
        output.type());
  }

  private AssetContent lines(String text, Output output) {
    List<Member> members =
        text.lines()
            .distinct()
            .sorted()
            .map(l -> new Member(Item.of(l), put("line " + l, output.type())))
            .toList();
    Members made = Members.of(members);
    made.contents().values().forEach(assets::putDurable);
    return made.ref();
  }

  private String read(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> new String(assets.get(snapshot.digest()), UTF_8);
      case Members members -> {
        List<String> texts = new ArrayList<>();
        members.list().forEach(m -> texts.add(m.item() + "=" + read(m.snapshot())));
        yield texts.toString();
      }
      case PartialMembers(var members, var missing) -> read(members) + " without " + missing;
      case InputValue.Absent _ -> "absent";
    };
  }

  private Snapshot put(String text, MediaType type) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Snapshot(type, bytes.length, assets.put(bytes));
  }
}
