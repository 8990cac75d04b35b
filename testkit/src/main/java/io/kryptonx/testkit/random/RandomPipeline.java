package io.kryptonx.testkit.random;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.GraphPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes pipelines that can run: stage after stage is drawn, and kept if the planner takes it. So
 * all that planning allows comes up: joins over any dimensions, broadcast, cross, optional inputs,
 * every kind of collection, folders of items, choices, routes, failures.
 */
final class RandomPipeline {

  private static final MediaType TEXT = MediaType.parse("text/plain");
  private static final List<String> PATTERNS =
      List.of("{x}", "{y}", "{x}/{y}", "{y}/{x}", "{z}/{x}");
  private static final int MAX_DIMENSIONS = 3;

  private final SplittableRandom random;
  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final SortedMap<String, Stage> stages = new TreeMap<>();

  private RandomPipeline(SplittableRandom random) {
    this.random = random;
  }

  static Pipeline draw(SplittableRandom random) {
    return new RandomPipeline(random).draw();
  }

  private Pipeline draw() {
    int files = random.nextInt(1, 4);
    for (int i = 0; i < files; i++) {
      String name = "src" + i;
      PathPattern pattern = PathPattern.parse(name + "/" + any(PATTERNS));
      sources.put(name, new Source.Files(name, pattern, TEXT, true));
    }
    sources.put("one", new Source.File("one", "one.txt", TEXT));
    int wanted = random.nextInt(2, 9);
    for (int tries = 0; tries < 40 && stages.size() < wanted; tries++) {
      Stage stage = stage("stage" + stages.size());
      stages.put(stage.name(), stage);
      if (!isGood()) {
        stages.remove(stage.name());
      }
    }
    return pipeline(publications());
  }

  private boolean isGood() {
    return GraphPlanner.plan(pipeline(List.of()), List.of())
        .graph()
        .filter(
            graph -> graph.assets().stream().allMatch(a -> a.dimensions().size() <= MAX_DIMENSIONS))
        .isPresent();
  }

  private Stage stage(String name) {
    Stage.Builder stage = Stage.named(name);
    int inputs = random.nextInt(1, 4);
    for (int i = 0; i < inputs; i++) {
      stage.in(
          new Input(
              "in" + i,
              assets(),
              collect(),
              random.nextInt(6) == 0,
              random.nextInt(6) == 0 ? Input.Match.OPTIONAL : Input.Match.SKIP,
              false,
              Optional.empty()));
    }
    if (random.nextInt(6) == 0) {
      return route(stage);
    }
    boolean splits = random.nextInt(4) == 0;
    stage.out(new Output("out", TEXT, splits && random.nextBoolean()));
    if (splits) {
      stage.out(new Output("part" + stages.size(), TEXT, true));
    }
    String action =
        any(List.of("concat", "upper", "count", "lower", "constant k", "fail 7", "item"));
    if (action.equals("item")) {
      stage.reads(Set.of(Read.ITEM));
    }
    stage.env(Map.of("COST", "0.00000" + stages.size() % 10));
    return stage.action(new Action.Program(List.of(action.split(" ")))).build();
  }

  private Stage route(Stage.Builder stage) {
    List<Action.Route.Branch> branches =
        List.of(new Action.Route.Branch("a", "has 7"), new Action.Route.Branch("b", "has 1"));
    Action.Route route =
        new Action.Route(
            "in0", branches, random.nextBoolean() ? Optional.of("c") : Optional.empty());
    route.names().forEach(branch -> stage.out(Output.of(branch, MediaType.BYTES)));
    return stage.action(route).build();
  }

  /** One asset, or several of which the first is taken that has an item. */
  private List<AssetRef> assets() {
    return random.nextInt(5) == 0
        ? Stream.of(asset(), asset()).distinct().toList()
        : List.of(asset());
  }

  private AssetRef asset() {
    List<AssetRef> all = new ArrayList<>();
    sources.keySet().forEach(source -> all.add(new AssetRef(source, source)));
    for (Stage stage : stages.values()) {
      stage.outputs().keySet().forEach(output -> all.add(new AssetRef(stage.name(), output)));
    }
    return any(all);
  }

  private Input.Collect collect() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> Input.Collect.LAST;
      case 2 -> Input.Collect.ALL;
      case 3 -> new Input.Collect.To(any(List.of("x", "y", "z")));
      default -> Input.Collect.NOTHING;
    };
  }

  private List<Publication> publications() {
    List<Publication> publish = new ArrayList<>();
    for (AssetNode asset : GraphPlanner.plan(pipeline(List.of())).assets()) {
      if (random.nextInt(3) == 0) {
        String path =
            asset.dimensions().stream()
                .map(dimension -> "/{" + dimension + "}")
                .collect(Collectors.joining());
        publish.add(
            new Publication(PathPattern.parse("site/" + asset.ref() + "/at" + path), asset.ref()));
      }
    }
    return publish;
  }

  private Pipeline pipeline(List<Publication> publish) {
    return new Pipeline("random", Labels.NONE, new TreeMap<>(), sources, stages, publish);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
