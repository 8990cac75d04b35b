package io.kryptonx.testkit.scenario;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Retention;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Builds small pipelines whose assets are texts and whose stages are those of the fake worker. */
public final class TestPipeline {

  /** The type of all assets. */
  public static final MediaType TEXT = MediaType.parse("text/plain");

  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final SortedMap<String, Stage> stages = new TreeMap<>();
  private final SortedMap<String, Parameter> params = new TreeMap<>();
  private final List<Publication> publish = new ArrayList<>();
  private Budget budget = Budget.NONE;

  /** A pipeline without anything. */
  public static TestPipeline empty() {
    return new TestPipeline();
  }

  /** Adds a source of files; the captures of the pattern are its dimensions. */
  public TestPipeline files(String name, String pattern) {
    sources.put(name, new Source.Files(name, PathPattern.parse(pattern), TEXT, true));
    return this;
  }

  /** Adds a source of one file. */
  public TestPipeline file(String name) {
    sources.put(name, new Source.File(name, name + ".txt", TEXT));
    return this;
  }

  /** Adds a source of one JSON value. */
  public TestPipeline value(String name, String json) {
    sources.put(name, new Source.Value(name, json));
    return this;
  }

  /** Adds a source of JSON values by item. */
  public TestPipeline values(String name, SortedMap<String, String> json) {
    sources.put(name, new Source.Values(name, json));
    return this;
  }

  /** Adds a parameter with a default. */
  public TestPipeline param(String name, String initial) {
    params.put(
        name, new Parameter(name, Parameter.Type.STRING, Optional.of(initial), Optional.empty()));
    return this;
  }

  /** Adds a stage with an output {@code out}, which does what the words say. */
  public TestPipeline stage(String name, String does, UnaryOperator<Stage.Builder> more) {
    return bare(name, does, builder -> more.apply(builder).out(Output.of("out", TEXT)));
  }

  /** Adds a stage with an output {@code part} that is a folder of items. */
  public TestPipeline splitting(String name, String does, UnaryOperator<Stage.Builder> more) {
    return bare(name, does, builder -> more.apply(builder).out(new Output("part", TEXT, true)));
  }

  /** Adds a loop with an output {@code out}; its stages are added under their paths. */
  public TestPipeline loop(String name, TestLoop loop, UnaryOperator<Stage.Builder> more) {
    Stage.Builder stage = Stage.named(name).action(loop.of(name)).out(Output.of("out", TEXT));
    stages.put(name, more.apply(stage).build());
    return this;
  }

  /**
   * Adds a route of its input {@code i}.
   *
   * @param branches {@code BRANCH: CONDITION; BRANCH: CONDITION; else BRANCH}
   */
  public TestPipeline route(String name, String branches, UnaryOperator<Stage.Builder> more) {
    List<Action.Route.Branch> to = new ArrayList<>();
    Optional<String> otherwise = Optional.empty();
    for (String branch : branches.split("; ")) {
      int colon = branch.indexOf(": ");
      if (colon < 0) {
        otherwise = Optional.of(branch.substring("else ".length()));
      } else {
        to.add(new Action.Route.Branch(branch.substring(0, colon), branch.substring(colon + 2)));
      }
    }
    Action.Route action = new Action.Route("i", to, otherwise);
    Stage.Builder stage = Stage.named(name).action(action);
    action.names().forEach(branch -> stage.out(Output.of(branch, MediaType.BYTES)));
    stages.put(name, more.apply(stage).build());
    return this;
  }

  /** Adds a stage without outputs of its own. */
  public TestPipeline bare(String name, String does, UnaryOperator<Stage.Builder> more) {
    Action action = new Action.Program(List.of(does.split(" ")));
    stages.put(name, more.apply(Stage.named(name).action(action)).build());
    return this;
  }

  /** Adds a stage in which people decide whether an asset goes on, as {@code out}. */
  public TestPipeline review(String name, String ask, String asset) {
    Action action = new Action.Approve("i", ask, List.of());
    stages.put(
        name,
        Stage.named(name)
            .action(action)
            .in(each("i", asset))
            .out(Output.of("out", TEXT))
            .out(Output.of(Action.Approve.DECISION, MediaType.JSON))
            .build());
    return this;
  }

  /** What a run may cost. */
  public TestPipeline cost(String cost) {
    budget = new Budget(Cost.parse(cost), Optional.empty(), OptionalInt.empty());
    return this;
  }

  /** Adds a publication of {@code node} or {@code node.output}. */
  public TestPipeline publish(String path, String asset) {
    publish.add(new Publication(PathPattern.parsePublished(path), ref(asset)));
    return this;
  }

  /** Adds a publication that a failed run makes, too. */
  public TestPipeline publishPartly(String path, String asset) {
    publish.add(new Publication(PathPattern.parsePublished(path), ref(asset), true));
    return this;
  }

  /** The pipeline. */
  public Pipeline build() {
    return new Pipeline(
        "test",
        Labels.NONE,
        params,
        sources,
        stages,
        publish,
        Optional.empty(),
        new TreeMap<>(),
        Retention.EVERYTHING,
        budget);
  }

  /** Takes an asset item by item; {@code photos} is a source, {@code thumb.out} an output. */
  public static Input each(String name, String asset) {
    return Input.each(name, ref(asset));
  }

  /** Takes an asset with its last dimension collected. */
  public static Input collected(String name, String asset) {
    return Input.collected(name, ref(asset));
  }

  /** Takes an asset with all dimensions collected. */
  public static Input all(String name, String asset) {
    return new Input(name, ref(asset), Input.Collect.ALL, false, false);
  }

  /** Takes an asset with all dimensions but one collected. */
  public static Input collectedTo(String name, String asset, String dimension) {
    return new Input(name, ref(asset), new Input.Collect.To(dimension), false, false);
  }

  /** Combines each item with all of the other inputs. */
  public static Input cross(String name, String asset) {
    return new Input(name, ref(asset), Input.Collect.NOTHING, true, false);
  }

  /** Takes an item where there is one. */
  public static Input optional(String name, String asset) {
    return new Input(name, ref(asset), Input.Collect.NOTHING, false, true);
  }

  /** Takes each item from the first of several assets that has it. */
  public static Input first(String name, String... assets) {
    return choice(name, Input.Collect.NOTHING, assets);
  }

  /** Takes several assets as one, with its last dimension collected. */
  public static Input collectedFirst(String name, String... assets) {
    return choice(name, Input.Collect.LAST, assets);
  }

  private static Input choice(String name, Input.Collect collect, String... assets) {
    List<AssetRef> from = Arrays.stream(assets).map(TestPipeline::ref).toList();
    return new Input(name, from, collect, false, Input.Match.SKIP, false, Optional.empty());
  }

  /** Takes an asset with its last dimension collected, also where some of it failed. */
  public static Input partial(String name, String asset) {
    return new Input(
        name,
        List.of(ref(asset)),
        Input.Collect.LAST,
        false,
        Input.Match.SKIP,
        true,
        Optional.empty());
  }

  /** Takes an item, which has to be there. */
  public static Input required(String name, String asset) {
    return new Input(
        name,
        List.of(ref(asset)),
        Input.Collect.NOTHING,
        false,
        Input.Match.REQUIRED,
        false,
        Optional.empty());
  }

  static AssetRef ref(String asset) {
    int dot = asset.indexOf('.');
    return dot < 0
        ? new AssetRef(asset, asset)
        : new AssetRef(asset.substring(0, dot), asset.substring(dot + 1));
  }
}
