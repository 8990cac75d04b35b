package io.kryptonx.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.GraphPlanner;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever the dimensions and the order of arrival, a join gives what nested loops give. */
class JoinProperties {

  private static final int SEEDS = 2000;
  private static final int ORDERS = 4;
  private static final List<List<String>> DIMENSIONS =
      List.of(
          List.of(),
          List.of("x"),
          List.of("y"),
          List.of("x", "y"),
          List.of("y", "x"),
          List.of("z"),
          List.of("x", "z"));

  @Test
  void givesWhatNestedLoopsGiveInAnyOrder() {
    long first = Long.getLong("kx.seed", 1);
    long last = Long.getLong("kx.seed", SEEDS);
    int joins = 0;
    for (long seed = first; seed <= last; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Optional<StageNode> stage = stage(random);
      if (stage.isPresent()) {
        check(stage.get(), given(stage.get(), random), random, seed);
        joins++;
      }
    }
    assertThat(joins).as("joins that could be planned").isGreaterThan((int) (last - first) / 4);
  }

  private static void check(
      StageNode stage, List<Given> given, SplittableRandom random, long seed) {
    Map<Item, String> expected = NestedLoops.of(stage, given);
    for (int i = 0; i < ORDERS; i++) {
      List<Given> shuffled = shuffled(given, random);
      assertThat(joined(stage, shuffled, random))
          .as(
              "seed %d; to replay: scripts/maven.sh -pl scheduler -am test -Dtest=JoinProperties"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dkx.seed=%d%n%s%n%s",
              seed, seed, stage.ports(), shuffled)
          .isEqualTo(expected);
    }
  }

  /** What arrives at a port; without a lack it has a value. */
  record Given(int port, Item key, Optional<TaskStatus> lack) {
    String value() {
      return lack.map(TaskStatus::name).orElse(port + ":" + key);
    }
  }

  private static Optional<StageNode> stage(SplittableRandom random) {
    TestPipelines pipeline = TestPipelines.empty();
    List<Input> inputs = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      String source = "s" + i;
      pipeline.source(
          source, DIMENSIONS.get(random.nextInt(DIMENSIONS.size())).toArray(String[]::new));
      inputs.add(
          new Input(
              "in" + i,
              TestPipelines.asset(source),
              Input.Collect.NOTHING,
              random.nextInt(4) == 0,
              random.nextInt(4) == 0));
    }
    Pipeline whole = pipeline.stage("join", inputs.toArray(Input[]::new)).build();
    return GraphPlanner.plan(whole, List.of()).graph().flatMap(JoinProperties::join);
  }

  private static Optional<StageNode> join(Graph graph) {
    return graph.stage("join");
  }

  private static List<Given> given(StageNode stage, SplittableRandom random) {
    List<Given> given = new ArrayList<>();
    for (Port port : stage.ports()) {
      TreeMap<Item, Given> items = new TreeMap<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        List<String> parts = new ArrayList<>();
        boolean hole = random.nextInt(6) == 0;
        port.places().forEach(_ -> parts.add(part(random, hole)));
        Item key = new Item(parts);
        Optional<TaskStatus> lack =
            key.isPartial() || random.nextInt(5) == 0
                ? Optional.of(random.nextBoolean() ? TaskStatus.SKIPPED : TaskStatus.BLOCKED)
                : Optional.empty();
        items.put(key, new Given(port.index(), key, lack));
      }
      given.addAll(items.values());
    }
    return given;
  }

  private static String part(SplittableRandom random, boolean hole) {
    return hole && random.nextBoolean() ? Item.ANY : "" + (char) ('a' + random.nextInt(3));
  }

  private static List<Given> shuffled(List<Given> given, SplittableRandom random) {
    List<Given> left = new ArrayList<>(given);
    List<Given> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(random.nextInt(left.size())));
    }
    return order;
  }

  private static Map<Item, String> joined(
      StageNode stage, List<Given> order, SplittableRandom random) {
    Map<Item, String> result = new TreeMap<>();
    Join.Sink sink = new Collecting(result);
    Join join = new Join(stage);
    join.start(Item.EMPTY, sink);
    List<Port> open = new ArrayList<>(shuffledPorts(stage, random));
    for (int i = 0; i < order.size(); i++) {
      Given given = order.get(i);
      join.arrive(stage.ports().get(given.port()), given.key(), arrival(given), sink);
      List<Given> rest = order.subList(i + 1, order.size());
      for (Port port : List.copyOf(open)) {
        boolean done = rest.stream().noneMatch(left -> left.port() == port.index());
        if (done && random.nextBoolean()) {
          join.close(port, sink);
          open.remove(port);
        }
      }
    }
    open.forEach(port -> join.close(port, sink));
    assertThat(join.isClosed()).isTrue();
    return result;
  }

  private static List<Port> shuffledPorts(StageNode stage, SplittableRandom random) {
    List<Port> left = new ArrayList<>(stage.ports());
    List<Port> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(random.nextInt(left.size())));
    }
    return order;
  }

  private static Arrival arrival(Given given) {
    byte[] text = given.value().getBytes(StandardCharsets.UTF_8);
    return given
        .lack()
        .map(Arrival::lacking)
        .orElseGet(() -> Arrival.of(new Snapshot(TestPipelines.TEXT, 1, Digest.of(text))));
  }

  /** Each item with what was found at the inputs, or how it ended without. */
  private record Collecting(Map<Item, String> result) implements Join.Sink {

    @Override
    public void combined(Item item, Arrival[] arrivals) {
      List<String> values = new ArrayList<>();
      for (Arrival arrival : arrivals) {
        values.add(
            arrival.value() instanceof Snapshot snapshot
                ? snapshot.digest().shortHex()
                : arrival.lack() == null ? "ABSENT" : arrival.lack().name());
      }
      assertThat(result.put(item, values.toString())).as("%s came twice", item).isNull();
    }

    @Override
    public void without(Item item, TaskStatus status) {
      assertThat(result.put(item, status.name())).as("%s came twice", item).isNull();
    }
  }
}
