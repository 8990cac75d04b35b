package io.kryptonx.scheduler;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.graph.GraphPlanner;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the small pipelines of these tests. */
public final class TestPipelines {

  public static final MediaType TEXT = MediaType.parse("text/plain");

  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final SortedMap<String, Stage> stages = new TreeMap<>();
  private final List<Publication> publish = new ArrayList<>();

  private TestPipelines() {}

  public static TestPipelines empty() {
    return new TestPipelines();
  }

  /** A source with these dimensions; none for a single value. */
  public TestPipelines source(String name, String... dimensions) {
    sources.put(
        name,
        dimensions.length == 0
            ? new Source.File(name, name, TEXT)
            : new Source.Files(
                name,
                PathPattern.parse(name + "/{" + String.join("}/{", dimensions) + "}"),
                TEXT,
                true));
    return this;
  }

  /** A stage with an output {@code out}. */
  public TestPipelines stage(String name, Input... inputs) {
    return stage(name, Output.of("out", TEXT), inputs);
  }

  /** A stage with one output. */
  public TestPipelines stage(String name, Output output, Input... inputs) {
    Stage.Builder stage = Stage.named(name).action(new Action.Shell("true")).out(output);
    for (Input input : inputs) {
      stage.in(input);
    }
    stages.put(name, stage.build());
    return this;
  }

  public TestPipelines with(Stage stage) {
    stages.put(stage.name(), stage);
    return this;
  }

  public TestPipelines publish(String path, AssetRef asset) {
    publish.add(new Publication(PathPattern.parse(path), asset));
    return this;
  }

  public Pipeline build() {
    return new Pipeline("test", Labels.NONE, new TreeMap<>(), sources, stages, publish);
  }

  /** A stage of the planned pipeline. */
  public StageNode node(String stage) {
    return GraphPlanner.plan(build()).stage(stage).orElseThrow();
  }

  public static AssetRef asset(String name) {
    return new AssetRef(name, name);
  }

  public static AssetRef out(String stage) {
    return new AssetRef(stage, "out");
  }

  public static Input each(String name, AssetRef from) {
    return Input.each(name, from);
  }

  public static Input optional(String name, AssetRef from) {
    return new Input(name, from, Input.Collect.NOTHING, false, true);
  }

  public static Input cross(String name, AssetRef from) {
    return new Input(name, from, Input.Collect.NOTHING, true, false);
  }

  public static Input collect(String name, AssetRef from, Input.Collect collect) {
    return new Input(name, from, collect, false, false);
  }
}
