package io.kryptonx.scheduler.graph;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns a definition into a {@link Graph}, or into all the mistakes that stand between stages:
 * references to nothing, cycles, dimensions that do not meet. Places are pointers; who knows the
 * file adds lines. Each stage is looked at although others have mistakes.
 */
public final class GraphPlanner {

  private final Pipeline pipeline;
  private final Collection<String> broken;
  private final List<Problem> problems = new ArrayList<>();
  private final List<AssetNode> assets = new ArrayList<>();
  private final Map<AssetRef, AssetNode> byRef = new TreeMap<>();
  private final List<StageNode> stages = new ArrayList<>();
  private final LoopPlanner loops;

  /** The stages whose records of failures are taken by something. */
  private final Set<String> failures = new TreeSet<>();

  private GraphPlanner(Pipeline pipeline, Collection<String> broken) {
    this.pipeline = pipeline;
    this.broken = broken;
    this.loops = new LoopPlanner(pipeline, byRef);
  }

  /**
   * Plans a pipeline.
   *
   * @param broken names of sources and stages that had to be left out of {@code pipeline} because
   *     of mistakes reported already; references to them are no mistakes of their own
   */
  public static Planned plan(Pipeline pipeline, Collection<String> broken) {
    GraphPlanner planner = new GraphPlanner(pipeline, broken);
    planner.plan();
    boolean good = planner.problems.stream().noneMatch(Problem::isError) && broken.isEmpty();
    return new Planned(
        good
            ? Optional.of(
                new Graph(pipeline, planner.assets, planner.stages, planner.loops.nodes()))
            : Optional.empty(),
        List.copyOf(planner.problems));
  }

  /** Plans a pipeline that is known to be good, such as that of a run in the journal. */
  public static Graph plan(Pipeline pipeline) {
    Planned planned = plan(pipeline, List.of());
    return planned
        .graph()
        .orElseThrow(() -> new io.kryptonx.model.problem.KryptonxException(planned.problems()));
  }

  private void plan() {
    pipeline.stages().values().stream()
        .flatMap(stage -> stage.inputs().values().stream())
        .flatMap(input -> input.from().stream())
        .forEach(this::rememberFailure);
    pipeline.publish().forEach(publication -> rememberFailure(publication.asset()));
    pipeline.sources().values().forEach(this::source);
    TopologicalOrder order = TopologicalOrder.of(pipeline);
    order.rings().forEach(ring -> problems.add(GraphProblems.cycle(ring)));
    order.stages().forEach(this::stage);
    problems.addAll(loops.close(stages));
    order.left().forEach(this::names);
    pipeline.publish().forEach(this::publication);
  }

  private void rememberFailure(AssetRef ref) {
    if (ref.output().equals(Output.FAILED)) {
      failures.add(ref.node());
    }
  }

  /** Of stages on a ring or below one only the names can be looked at. */
  private void names(String name) {
    Optional.ofNullable(pipeline.stages().get(name))
        .ifPresent(stage -> stage.inputs().values().forEach(input -> wire(stage, input, 0)));
  }

  private void source(Source source) {
    asset(new AssetRef(source.name(), source.name()), source.type(), source.dimensions(), false);
  }

  private void stage(Stage stage) {
    Optional<Stage> loop = pipeline.loopAround(stage.name());
    Optional<List<String>> around =
        loop.isEmpty() ? Optional.of(List.of()) : loops.dimensions(loop.get().name());
    if (around.isEmpty()) {
      return; // a loop with mistakes gives its stages nothing
    }
    stage(stage, around.get());
  }

  private void stage(Stage stage, List<String> around) {
    int before = problems.size();
    problems.addAll(GraphProblems.eventReads(stage));
    problems.addAll(OrderRules.check(stage, pipeline, broken));
    List<Wire> wires = new ArrayList<>();
    boolean complete = true;
    for (Input input : stage.inputs().values()) {
      Optional<Wire> wire = wire(stage, input, around.size());
      wire.ifPresent(wires::add);
      complete &= wire.isPresent();
    }
    if (!complete) {
      return; // without one input the dimensions are not known
    }
    problems.addAll(JoinRules.check(stage, wires, around));
    problems.addAll(ReviewRules.check(stage, wires));
    problems.addAll(RouteRules.check(stage, wires));
    List<String> dimensions = Wire.dimensions(around, wires);
    if (dimensions.size() > Item.MAX_PARTS) {
      problems.add(GraphProblems.tooMany(stage, dimensions));
      return;
    }
    List<Port> ports = new ArrayList<>();
    for (Wire wire : wires) {
      ports.add(wire.port(ports.size(), dimensions));
    }
    List<AssetNode> outputs = new ArrayList<>();
    RouteRules.outputs(stage, wires)
        .forEach(o -> output(stage, o, dimensions).ifPresent(outputs::add));
    Optional<AssetNode> failed =
        failures.contains(stage.name())
            ? Optional.of(
                asset(new AssetRef(stage.name(), Output.FAILED), MediaType.JSON, dimensions, false))
            : Optional.empty();
    if (problems.size() == before) {
      StageNode node = new StageNode(stages.size(), stage, dimensions, ports, outputs, failed);
      stages.add(node);
      if (stage.action() instanceof Action.Loop action) {
        loops.open(node, action, this::given);
      }
    }
  }

  /** An asset that a loop gives its stages. */
  private AssetNode given(AssetRef ref, MediaType type, List<String> dimensions) {
    return asset(new AssetNode(assets.size(), ref, type, dimensions, false, true));
  }

  private Optional<Wire> wire(Stage stage, Input input, int around) {
    List<AssetNode> all = new ArrayList<>();
    for (AssetRef from : input.from()) {
      AssetNode asset = byRef.get(from);
      if (asset != null) {
        all.add(asset);
      } else if (!isKnown(from)) {
        problems.add(GraphProblems.unknownAsset(stage, input, from, byRef.keySet()));
      }
    }
    if (all.size() < input.from().size()) {
      return Optional.empty();
    }
    Optional<Problem> problem =
        InputRules.check(stage, input, all)
            .or(() -> CollectRules.check(stage, input, all.getFirst(), around));
    problem.ifPresent(problems::add);
    return problem.isPresent() ? Optional.empty() : Optional.of(Wire.of(input, all, around));
  }

  private Optional<AssetNode> output(Stage stage, Output output, List<String> dimensions) {
    List<String> all = new ArrayList<>(dimensions);
    if (output.each()) {
      if (dimensions.contains(output.name())) {
        problems.add(GraphProblems.dimensionTwice(stage, output, dimensions));
        return Optional.empty();
      }
      if (dimensions.size() == Item.MAX_PARTS) {
        problems.add(GraphProblems.tooManyOut(stage, output));
        return Optional.empty();
      }
      all.add(output.name());
    }
    return Optional.of(
        asset(new AssetRef(stage.name(), output.name()), output.type(), all, output.each()));
  }

  private void publication(Publication publication) {
    AssetNode asset = byRef.get(publication.asset());
    if (asset == null) {
      if (!isKnown(publication.asset())) {
        problems.add(GraphProblems.unknownPublished(publication, byRef.keySet()));
      }
      return;
    }
    problems.addAll(PublicationRules.check(publication, asset, pipeline));
    pipeline.sources().values().stream()
        .flatMap(each -> PublicationRules.feedsItself(publication, each).stream())
        .forEach(problems::add);
  }

  /** Whether a missing asset is another mistake's consequence. */
  private boolean isKnown(AssetRef ref) {
    Stage stage = pipeline.stages().get(ref.node());
    return broken.contains(ref.node())
        || stage != null
            && (stage.outputs().containsKey(ref.output()) || ref.output().equals(Output.FAILED));
  }

  private AssetNode asset(AssetRef ref, MediaType type, List<String> dimensions, boolean each) {
    return asset(new AssetNode(assets.size(), ref, type, dimensions, each, false));
  }

  private AssetNode asset(AssetNode asset) {
    assets.add(asset);
    byRef.put(asset.ref(), asset);
    return asset;
  }

  /**
   * What planning gave.
   *
   * @param graph present if there is no error
   */
  public record Planned(Optional<Graph> graph, List<Problem> problems) {}
}
