package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.rule.BudgetParser;
import io.kryptonx.definition.internal.rule.LabelParser;
import io.kryptonx.definition.internal.source.SourceParser;
import io.kryptonx.definition.internal.sub.Body;
import io.kryptonx.definition.internal.sub.Documents;
import io.kryptonx.definition.internal.sub.Subpipelines;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retention;
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
import java.util.function.UnaryOperator;

/** The top of a definition. Reads on after every mistake. */
public final class PipelineParser {

  /** Stands for the name where there is none, so that the rest can be looked at. */
  private static final String UNNAMED = "unnamed";

  private final Body body;
  private final Context context;
  private final Fields fields;

  private PipelineParser(Body body, Fields fields) {
    this.body = body;
    this.context = body.context();
    this.fields = fields;
  }

  /**
   * What could be understood.
   *
   * @param broken the names of sources and stages that had to be left out
   * @param documents the files that it was read from
   */
  public record Parsed(Pipeline pipeline, Set<String> broken, Documents documents) {}

  /**
   * Parses a document.
   *
   * @param folder what its paths are relative to
   * @param shown how a file, relative to the folder, is shown to people
   * @param sources the texts that it is from
   */
  public static Optional<Parsed> parse(
      YamlValue root,
      List<SourceText> sources,
      Path folder,
      UnaryOperator<String> shown,
      Problems problems) {
    if (!(root instanceof YamlMap map)) {
      problems.add(
          ProblemCode.WRONG_SHAPE,
          root.place(),
          "the definition is " + root.shape() + ", not a map",
          "a definition has keys such as pipeline, sources and stages",
          "begin with 'pipeline: NAME' and 'stages:'");
      return Optional.empty();
    }
    Set<String> pools =
        map.get("pools").orElse(null) instanceof YamlMap declared
            ? new TreeSet<>(declared.keys())
            : Set.of();
    Subpipelines files = new Subpipelines(folder, shown, pools, problems);
    Body body = Body.of(map, "sources", "", files);
    Fields fields = Fields.of(map, Element.PIPELINE, problems);
    return Optional.of(new PipelineParser(body, fields).parse(root, sources));
  }

  private Parsed parse(YamlValue root, List<SourceText> texts) {
    String name = name();
    Labels labels = new LabelParser(context).parse(fields);
    OperationParser operation = new OperationParser(context);
    SortedMap<String, Integer> pools = operation.pools(fields);
    Retention retention = operation.retention(fields);
    body.parse(fields);
    SortedMap<String, Source> sources = sources();
    SortedMap<String, Stage> stages = new TreeMap<>(body.stages());
    Set<String> broken = new TreeSet<>(body.broken());
    broken.addAll(written("sources"));
    broken.removeAll(sources.keySet());
    Set<String> both = sourcesAndStages();
    stages.keySet().removeAll(both);
    broken.addAll(both);
    stagesRequired();
    PublishParser.Published published =
        fields
            .get("publish")
            .flatMap(
                v -> context.shapes().map(v, "'publish'", "publish: { \"site/index.html\": page }"))
            .map(new PublishParser(context)::parse)
            .orElse(new PublishParser.Published(List.of(), Optional.empty()));
    Pipeline pipeline =
        new Pipeline(
            name,
            labels,
            body.params(),
            sources,
            stages,
            published.files(),
            published.swap(),
            pools,
            retention,
            new BudgetParser(context).parse(fields));
    return new Parsed(pipeline, broken, body.documents(Optional.of(root), texts));
  }

  private SortedMap<String, Source> sources() {
    SortedMap<String, Source> sources = new TreeMap<>();
    SourceParser parser = new SourceParser(context);
    for (YamlMap.Entry entry : fields.entries("sources", "sources: { photos: … }")) {
      if (!context.problems().isFull()) {
        parser.parse(entry).ifPresent(source -> sources.put(entry.key(), source));
      }
    }
    return sources;
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

  private List<String> written(String section) {
    return fields
        .get(section)
        .filter(YamlMap.class::isInstance)
        .map(map -> ((YamlMap) map).keys())
        .orElse(List.of());
  }
}
