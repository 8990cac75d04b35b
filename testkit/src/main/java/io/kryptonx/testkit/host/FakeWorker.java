package io.kryptonx.testkit.host;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.LoopVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Performs the actions that test pipelines use. Each is an {@link Action.Program} whose first word
 * is one of:
 *
 * <ul>
 *   <li>{@code concat}: the texts of all inputs in name order, joined by {@code |}; a collection is
 *       one line {@code item=text} each, an absent input is {@code -}
 *   <li>{@code upper}: that in upper case; {@code lower}
 *   <li>{@code lines}: that, each line an item of a folder, named by what stands before {@code =}
 *   <li>{@code count}: the number of lines
 *   <li>{@code constant TEXT}: TEXT
 *   <li>{@code fail TEXT}: as {@code concat}, but fails where that contains TEXT
 *   <li>{@code item}: that and the item, which the stage must read
 *   <li>{@code param NAME}: that and the value of a parameter
 *   <li>{@code append TEXT}: that and TEXT; {@code cut}: that without its last character
 *   <li>{@code big}: that, over and over, so that it is larger than 64 KiB
 *   <li>{@code impure}: that, and what is another one in every run and attempt
 * </ul>
 */
public final class FakeWorker {

  /** The name under {@code env} of what an attempt costs. */
  static final String COST = "COST";

  private final AssetStore assets;
  private final String salt;

  /**
   * A worker over a store.
   *
   * @param salt what impure work depends on beside its attempt, such as the number of the run
   */
  public FakeWorker(AssetStore assets, String salt) {
    this.assets = assets;
    this.salt = salt;
  }

  /**
   * What attempts of a stage tell beside their outcome: what they cost and how long they worked is
   * what the stage has as {@code COST} and {@code MILLIS} under {@code env}.
   */
  public static AttemptStats stats(Stage stage) {
    long worked = Long.parseLong(stage.env().getOrDefault("MILLIS", "0"));
    long cost = Cost.parse(stage.env().getOrDefault(COST, "0")).orElseThrow();
    return new AttemptStats(0, worked, Optional.empty()).withCost(cost);
  }

  /** Whether what a stage makes depends on more than what it takes. */
  static boolean isImpure(Stage stage) {
    return stage.action() instanceof Action.Program(var arguments)
        && List.of("impure", "flaky").contains(arguments.getFirst());
  }

  /**
   * Evaluates the condition of a stage: {@code has WORD} whether an input holds that, {@code
   * broken} to nothing.
   */
  public Event.Condition condition(Stage stage, TaskId task, SortedMap<String, InputValue> inputs) {
    Optional<Boolean> holds = holds(stage.when().orElseThrow(), inputs);
    return new Event.Condition(
        task,
        holds.orElse(false),
        holds.isPresent() ? Optional.empty() : Optional.of("it is broken"));
  }

  /** Whether a condition holds; empty where it is broken. */
  private Optional<Boolean> holds(String condition, SortedMap<String, InputValue> inputs) {
    List<String> words = List.of(condition.split(" "));
    return switch (words.getFirst()) {
      case "has" ->
          Optional.of(
              inputs.values().stream().map(this::text).anyMatch(t -> t.contains(words.get(1))));
      case "broken" -> Optional.empty();
      default -> throw new IllegalArgumentException("no condition of tests: " + words);
    };
  }

  /** Sends the input of a route on, by conditions as {@link #condition} knows them. */
  private Outcome send(Action.Route route, SortedMap<String, InputValue> inputs) {
    Snapshot content = (Snapshot) inputs.get(route.input());
    for (Action.Route.Branch branch : route.branches()) {
      Optional<Boolean> holds = holds(branch.condition(), inputs);
      if (holds.isEmpty()) {
        return failed("the condition of '" + branch.name() + "' is broken");
      }
      if (holds.get()) {
        return new Outcome.Succeeded(new TreeMap<>(Map.of(branch.name(), content)));
      }
    }
    return route
        .otherwise()
        .<Outcome>map(name -> new Outcome.Succeeded(new TreeMap<>(Map.of(name, content))))
        .orElseGet(() -> failed("no condition holds"));
  }

  /**
   * Judges an iteration of a loop over the texts that it may see, in name order: {@code until} is
   * {@code never}, {@code has WORD}, {@code longer LENGTH} for the first of them, {@code telling
   * LENGTH} the same with its length for the next iteration, or {@code broken}; {@code best} is
   * {@code length}, {@code shortness}, or {@code broken}.
   */
  public Request.Judged judge(Stage stage, TaskId task, SortedMap<String, InputValue> inputs) {
    Collection<Digest> gone = assets.missing(digests(inputs.values()));
    if (!gone.isEmpty()) {
      return Request.Judged.lost(task, gone.stream().sorted().toList());
    }
    Action.Loop loop = (Action.Loop) stage.action();
    List<String> texts = inputs.values().stream().map(this::text).toList();
    List<String> words = List.of(loop.until().split(" "));
    int length = texts.isEmpty() ? 0 : texts.getFirst().length();
    boolean done =
        switch (words.getFirst()) {
          case "never", "broken" -> false;
          case "has" -> texts.stream().anyMatch(text -> text.contains(words.get(1)));
          case "longer", "telling" -> length >= Integer.parseInt(words.get(1));
          default -> throw new IllegalArgumentException("no end of a loop of tests: " + words);
        };
    String best = loop.best().orElse("");
    OptionalDouble score =
        switch (best) {
          case "", "broken" -> OptionalDouble.empty();
          case "length" -> OptionalDouble.of(length);
          case "shortness" -> OptionalDouble.of(-length);
          default -> throw new IllegalArgumentException("no score of tests: " + best);
        };
    boolean broken = best.equals("broken") || words.getFirst().equals("broken");
    return Request.Judged.of(
        new Event.Judgement(
            task,
            done,
            score,
            broken ? Optional.of("it is broken") : Optional.empty(),
            words.getFirst().equals("telling")
                ? Optional.of("{\"n\":" + length + "}")
                : Optional.empty()));
  }

  /** The same as workers say it. */
  static LoopVerdict verdict(Request.Judged answer) {
    if (!answer.lost().isEmpty()) {
      return new LoopVerdict.Lost(answer.lost().firstEntry().getValue());
    }
    Event.Judgement judgement = answer.judgements().getFirst();
    return judgement
        .error()
        .<LoopVerdict>map(LoopVerdict.Unjudgeable::new)
        .orElseGet(
            () -> new LoopVerdict.Judged(judgement.done(), judgement.score(), judgement.with()));
  }

  /** Performs an attempt of a stage. */
  public Outcome perform(Stage stage, SortedMap<String, String> params, Order.Perform order) {
    Collection<Digest> lost = assets.missing(digests(order.inputs().values()));
    if (!lost.isEmpty()) {
      return new Outcome.InputsLost(lost.stream().sorted().toList());
    }
    if (stage.action() instanceof Action.Route route) {
      return send(route, order.inputs());
    }
    List<String> words = ((Action.Program) stage.action()).arguments();
    String in = order.inputs().values().stream().map(this::text).collect(Collectors.joining("|"));
    String out =
        switch (words.getFirst()) {
          case "concat", "lines" -> in;
          case "upper" -> in.toUpperCase(Locale.ROOT);
          case "lower" -> in.toLowerCase(Locale.ROOT);
          case "count" -> Long.toString(lines(in).size());
          case "constant" -> words.get(1);
          case "flaky" -> in;
          case "fail" -> in.contains(words.get(1)) ? "" : in;
          case "item" -> in + "@" + order.task().item();
          case "param" -> in + "#" + params.get(words.get(1));
          case "append" -> in + words.get(1);
          case "cut" -> in.isEmpty() ? in : in.substring(0, in.length() - 1);
          case "big" -> (in + "\n").repeat(AssetStore.SMALL_BYTES / (in.length() + 1) + 1);
          case "impure" -> in + "~" + salt + "." + order.attempt();
          default -> throw new IllegalArgumentException("no action of tests: " + words);
        };
    if (words.getFirst().equals("fail") && in.contains(words.get(1))) {
      return failed("its input holds '" + words.get(1) + "'");
    }
    if (words.getFirst().equals("flaky") && order.attempt() < Integer.parseInt(words.get(1))) {
      return new Outcome.Failed(
          new Failure(Failure.Kind.TRANSIENT, "attempt " + order.attempt() + " fails"));
    }
    return new Outcome.Succeeded(outputs(stage, out));
  }

  private static Outcome failed(String message) {
    return new Outcome.Failed(new Failure(Failure.Kind.PERMANENT, message, OptionalInt.of(1)));
  }

  private SortedMap<String, AssetContent> outputs(Stage stage, String text) {
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    boolean several = stage.outputs().values().stream().filter(o -> !o.each()).count() > 1;
    for (Output output : stage.outputs().values()) {
      outputs.put(
          output.name(),
          output.each()
              ? folder(output, text)
              : put(output, several ? text + "." + output.name() : text));
    }
    return outputs;
  }

  private AssetContent folder(Output output, String text) {
    SortedMap<Item, Snapshot> items = new TreeMap<>();
    for (String line : lines(text)) {
      int name = line.indexOf('=');
      items.put(Item.of(name < 0 ? line : line.substring(0, name)), put(output, line));
    }
    List<Member> list = new ArrayList<>();
    items.forEach((item, snapshot) -> list.add(new Member(item, snapshot)));
    Members members = Members.of(list);
    members.contents().values().forEach(assets::putDurable);
    return members.ref();
  }

  private Snapshot put(Output output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(output.type(), bytes.length, assets.put(bytes));
  }

  private String text(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> text(snapshot);
      case Members members ->
          members.list().stream()
              .map(member -> member.item() + "=" + text(member.snapshot()))
              .collect(Collectors.joining("\n"));
      case PartialMembers(var members, var missing) -> text(members) + " without " + missing;
      case InputValue.Absent _ -> "-";
    };
  }

  private String text(Snapshot snapshot) {
    return new String(assets.get(snapshot.digest()), StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  /** The digests of all content that values hold. */
  static SortedSet<Digest> digests(Collection<InputValue> values) {
    SortedSet<Digest> digests = new TreeSet<>();
    for (InputValue value : values) {
      switch (value) {
        case Snapshot snapshot -> digests.add(snapshot.digest());
        case Members members -> members.list().forEach(m -> digests.add(m.snapshot().digest()));
        case PartialMembers(var members, _) -> digests.addAll(digests(List.of(members)));
        case InputValue.Absent _ -> {}
      }
    }
    return digests;
  }
}
