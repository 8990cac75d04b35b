package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.rule.LabelParser;
import io.kryptonx.definition.internal.yaml.YamlDocument;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of a sub-pipeline. */
final class SubpipelineParser {

  private final Subpipelines files;
  private final String path;

  SubpipelineParser(Subpipelines files, String path) {
    this.files = files;
    this.path = path;
  }

  Optional<Subpipeline> parse(YamlDocument document) {
    if (document.root().isEmpty()) {
      return Optional.empty();
    }
    return new Shapes(files.problems())
        .map(document.root().get(), "the sub-pipeline", "begin with 'inputs:' and 'stages:'")
        .map(map -> parse(map, document));
  }

  private Subpipeline parse(YamlMap map, YamlDocument document) {
    Fields fields = Fields.of(map, Element.SUBPIPELINE, files.problems());
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    Body body = Body.of(map, "inputs", folder, files);
    Context context = body.context();
    fields
        .text("pipeline", "pipeline: clean")
        .ifPresent(name -> context.names().pipeline(name.text(), name.origin()));
    Labels labels = new LabelParser(context).parse(fields);
    Optional<String> version = fields.text("version", "version: 2").map(YamlScalar::text);
    SortedMap<String, Optional<MediaType>> inputs = inputs(fields, context);
    body.parse(fields);
    fields.require("stages", "without stages there is nothing to do", "stages: { … }");
    SortedMap<String, Stage> stages = new TreeMap<>(body.stages());
    stages.replaceAll((_, stage) -> placed(stage, folder));
    return new Subpipeline(
        path,
        labels,
        version,
        inputs,
        body.params(),
        stages,
        outputs(fields, context, inputs),
        body.broken(),
        body.documents(document.root(), List.of(document.source())),
        body.height() + 1);
  }

  /** Those that were written in this file: deeper ones have their folder already. */
  private static Stage placed(Stage stage, String folder) {
    return stage.scope().folder().isEmpty()
        ? Flattener.scoped(stage, new Scope(folder, stage.scope().arguments()))
        : stage;
  }

  private SortedMap<String, Optional<MediaType>> inputs(Fields fields, Context context) {
    SortedMap<String, Optional<MediaType>> inputs = new TreeMap<>();
    for (YamlMap.Entry entry :
        fields.entries("inputs", "inputs: { texts: { type: text/plain } }")) {
      if (context.names().node(entry.key(), entry.at(), "an input of a sub-pipeline")) {
        inputs.put(entry.key(), type(entry, context));
      }
    }
    return inputs;
  }

  private Optional<MediaType> type(YamlMap.Entry entry, Context context) {
    if (Shapes.isNull(entry.value())) {
      return Optional.empty();
    }
    Optional<YamlScalar> text =
        entry.value() instanceof YamlScalar scalar
            ? Optional.of(scalar)
            : context
                .shapes()
                .map(entry.value(), "the input '" + entry.key() + "'", "{ type: text/plain }")
                .map(map -> Fields.of(map, Element.SUBPIPELINE_INPUT, context.problems()))
                .flatMap(fields -> {
                  fields.text("description", "a sentence");
                  return fields.text("type", "a media type, such as text/plain");
                });
    return text.flatMap(t -> Types.parse(t, context.problems()));
  }

  private SortedMap<String, AssetRef> outputs(
      Fields fields, Context context, SortedMap<String, Optional<MediaType>> inputs) {
    String example = "outputs: { tokens: tokenize }";
    fields.require("outputs", "without outputs nothing comes of it", example);
    SortedMap<String, AssetRef> outputs = new TreeMap<>();
    References references = new References(context);
    for (YamlMap.Entry entry : fields.entries("outputs", example)) {
      boolean named = context.names().plain(entry.key(), entry.at(), "an output");
      context
          .shapes()
          .text(entry.value(), "an output of a sub-pipeline", "the name of one of its stages")
          .filter(text -> isMade(text, inputs.keySet(), context))
          .flatMap(references::resolve)
          .filter(_ -> named)
          .ifPresent(asset -> outputs.put(entry.key(), asset));
    }
    return outputs;
  }

  private static boolean isMade(YamlScalar text, Set<String> inputs, Context context) {
    if (inputs.contains(text.text())) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_OUTPUT,
              text.place(),
              "'" + text.text() + "' is an input of the sub-pipeline, and no output of a stage",
              text.text(),
              "what only passes through can be taken where the sub-pipeline is used",
              "name a stage, or remove the output");
      return false;
    }
    return true;
  }
}
