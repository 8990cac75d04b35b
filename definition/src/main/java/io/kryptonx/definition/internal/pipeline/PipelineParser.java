package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.grammar.Paths;
import io.kryptonx.definition.internal.source.SourceParser;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Related;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The top of a definition. Reads on after every mistake. */
public final class PipelineParser {

  /** Stands for the name where there is none, so that the rest can be looked at. */
  private static final String UNNAMED = "unnamed";

  private final Context context;
  private final Fields fields;
  private final Set<String> broken = new TreeSet<>();

  private PipelineParser(Context context, Fields fields) {
    this.context = context;
    this.fields = fields;
  }

  /**
   * What could be understood.
   *
   * @param broken the names of sources and stages that had to be left out
   */
  public record Parsed(Pipeline pipeline, Set<String> broken) {}

  /** Parses a document whose paths are relative to {@code folder}. */
  public static Optional<Parsed> parse(YamlValue root, Path folder, Problems problems) {
    if (!(root instanceof YamlMap map)) {
      problems.add(
          ProblemCode.WRONG_SHAPE,
          root.place(),
          "the definition is " + root.shape() + ", not a map",
          "a definition has keys such as pipeline, sources and stages",
          "begin with 'pipeline: NAME' and 'stages:'");
      return Optional.empty();
    }
    Set<String> parameters =
        map.get("params")
            .filter(YamlMap.class::isInstance)
            .map(params -> (Set<String>) new TreeSet<>(((YamlMap) params).keys()))
            .orElse(Set.of());
    Context context =
        new Context(problems, new Paths(folder, problems), Nodes.of(root), parameters);
    return Optional.of(
        new PipelineParser(context, Fields.of(map, Element.PIPELINE, problems)).parse());
  }

  private Parsed parse() {
    String name = name();
    Optional<String> owner = text("owner", "owner: media");
    Optional<String> description = text("description", "a sentence");
    SortedMap<String, Parameter> params =
        section("params", "params: { width: 320 }", new ParameterParser(context)::parse);
    SortedMap<String, Source> sources =
        section("sources", "sources: { photos: … }", new SourceParser(context)::parse);
    keep(sources, "sources");
    SortedMap<String, Stage> stages =
        section("stages", "stages: { thumbnail: … }", new StageParser(context)::parse);
    stages.keySet().removeAll(sourcesAndStages());
    keep(stages, "stages");
    stagesRequired();
    List<Publication> publish =
        map("publish", "publish: { \"site/index.html\": page }")
            .map(new PublishParser(context)::parse)
            .orElse(List.of());
    Pipeline pipeline =
        new Pipeline(name, Labels.of(owner, description), params, sources, stages, publish);
    return new Parsed(pipeline, broken);
  }

  private String name() {
    return fields
        .require("pipeline", "its name is part of the identity of every event", "pipeline: gallery")
        .flatMap(value -> context.shapes().text(value, "'pipeline'", "pipeline: gallery"))
        .filter(text -> context.names().pipeline(text.text(), text.origin()))
        .map(YamlScalar::text)
        .orElse(UNNAMED);
  }

  private void stagesRequired() {
    Optional<YamlValue> stages =
        fields.require("stages", "without stages there is nothing to do", "stages: { … }");
    if (stages.isPresent() && stages.get() instanceof YamlMap map && map.entries().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              map.place(),
              "'stages' is empty",
              "without stages there is nothing to do",
              "write a stage, such as copy: { out: { text: text/plain }, run: … }");
    }
  }

  private Set<String> sourcesAndStages() {
    Set<String> both = new TreeSet<>(written("sources"));
    both.retainAll(written("stages"));
    both.forEach(this::shared);
    return both;
  }

  private void shared(String name) {
    Origin source = entry("sources", name).orElseThrow().at();
    context
        .problems()
        .add(
            ProblemCode.SOURCE_AND_STAGE,
            entry("stages", name).orElseThrow().at().place(),
            "'" + name + "' is the name of a source and of a stage",
            name,
            "references could mean either; the source is in line " + source.line(),
            "rename one of the two",
            new Related(source.place(), "the source"));
  }

  private Optional<YamlMap.Entry> entry(String section, String name) {
    return fields
        .get(section)
        .filter(YamlMap.class::isInstance)
        .flatMap(map -> ((YamlMap) map).entry(name));
  }

  private Optional<String> text(String key, String example) {
    return fields
        .get(key)
        .flatMap(value -> context.shapes().text(value, "'" + key + "'", example))
        .map(YamlScalar::text);
  }

  private Optional<YamlMap> map(String key, String example) {
    return fields.get(key).flatMap(v -> context.shapes().map(v, "'" + key + "'", example));
  }

  private <T> SortedMap<String, T> section(
      String key, String example, Function<YamlMap.Entry, Optional<T>> parser) {
    SortedMap<String, T> values = new TreeMap<>();
    for (YamlMap.Entry entry : map(key, example).map(YamlMap::entries).orElse(List.of())) {
      if (!context.problems().isFull()) {
        parser.apply(entry).ifPresent(value -> values.put(entry.key(), value));
      }
    }
    return values;
  }

  /** Whatever was written but is not among the values is broken. */
  private void keep(SortedMap<String, ?> values, String key) {
    broken.addAll(written(key));
    broken.removeAll(values.keySet());
  }

  private List<String> written(String section) {
    return fields
        .get(section)
        .filter(YamlMap.class::isInstance)
        .map(map -> ((YamlMap) map).keys())
        .orElse(List.of());
  }
}
