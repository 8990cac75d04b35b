package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The canonical form of a pipeline. Its digest, with the bundle, is the revision; a run reads its
 * definition back from it. The form is versioned: a change of it is a change of {@link #FORMAT}.
 */
public final class PipelineCodec {

  /** The version of the form, first in it. */
  public static final int FORMAT = 1;

  private PipelineCodec() {}

  /** The canonical form. */
  public static byte[] encode(Pipeline pipeline) {
    CanonicalWriter out = new CanonicalWriter().count(FORMAT).text(pipeline.name());
    out.optional(pipeline.owner(), CanonicalWriter::text)
        .optional(pipeline.description(), CanonicalWriter::text)
        .list(pipeline.params().values(), PipelineCodec::parameter)
        .list(pipeline.sources().values(), PipelineCodec::source)
        .list(pipeline.stages().values(), PipelineCodec::stage)
        .list(pipeline.publish(), PipelineCodec::publication);
    return out.toBytes();
  }

  /**
   * Reads the canonical form.
   *
   * @throws InvariantViolation if {@code bytes} are not that
   */
  public static Pipeline decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(format == FORMAT, "pipeline has format " + format + ", not " + FORMAT);
    Pipeline pipeline = in.checked(PipelineCodec::pipeline);
    in.end();
    return pipeline;
  }

  private static Pipeline pipeline(CanonicalReader in) {
    return new Pipeline(
        in.text(),
        in.optional(CanonicalReader::text),
        in.optional(CanonicalReader::text),
        byName(in.list(PipelineCodec::parameter), Parameter::name),
        byName(in.list(PipelineCodec::source), Source::name),
        byName(in.list(PipelineCodec::stage), Stage::name),
        in.list(PipelineCodec::publication));
  }

  private static void parameter(CanonicalWriter out, Parameter parameter) {
    out.text(parameter.name())
        .text(parameter.type().name())
        .optional(parameter.initial(), CanonicalWriter::text)
        .optional(parameter.description(), CanonicalWriter::text);
  }

  private static Parameter parameter(CanonicalReader in) {
    return new Parameter(
        in.text(),
        Parameter.Type.valueOf(in.text()),
        in.optional(CanonicalReader::text),
        in.optional(CanonicalReader::text));
  }

  private static void source(CanonicalWriter out, Source source) {
    switch (source) {
      case Source.Files files ->
          out.text("files")
              .text(files.name())
              .text(files.pattern().text())
              .text(files.type().name())
              .flag(files.emptyAllowed());
      case Source.File file ->
          out.text("file").text(file.name()).text(file.path()).text(file.type().name());
      case Source.Value value -> out.text("value").text(value.name()).text(value.json());
      case Source.Values values -> {
        out.text("values").text(values.name());
        texts(out, values.json());
      }
    }
  }

  private static Source source(CanonicalReader in) {
    String kind = in.text();
    return switch (kind) {
      case "files" ->
          new Source.Files(
              in.text(), PathPattern.parse(in.text()), new MediaType(in.text()), in.flag());
      case "file" -> new Source.File(in.text(), in.text(), new MediaType(in.text()));
      case "value" -> new Source.Value(in.text(), in.text());
      case "values" -> new Source.Values(in.text(), texts(in));
      default -> throw new InvariantViolation("pipeline holds a source of kind " + kind);
    };
  }

  private static void stage(CanonicalWriter out, Stage stage) {
    out.text(stage.name())
        .list(stage.inputs().values(), PipelineCodec::input)
        .list(stage.outputs().values(), PipelineCodec::output);
    action(out, stage.action());
    out.list(stage.params(), CanonicalWriter::text);
    texts(out, stage.env());
    out.list(stage.files(), CanonicalWriter::text);
    texts(out, stage.tools());
    out.list(stage.reads().stream().map(Read::name).toList(), CanonicalWriter::text)
        .list(stage.secrets(), CanonicalWriter::text)
        .optional(stage.timeout().map(Duration::toMillis), CanonicalWriter::number)
        .optional(stage.version(), CanonicalWriter::text)
        .text(stage.rerun().name())
        .optional(stage.description(), CanonicalWriter::text);
  }

  private static Stage stage(CanonicalReader in) {
    return new Stage(
        in.text(),
        byName(in.list(PipelineCodec::input), Input::name),
        byName(in.list(PipelineCodec::output), Output::name),
        action(in),
        in.list(CanonicalReader::text),
        texts(in),
        in.list(CanonicalReader::text),
        texts(in),
        reads(in.list(CanonicalReader::text)),
        in.list(CanonicalReader::text),
        in.optional(CanonicalReader::number).map(Duration::ofMillis),
        in.optional(CanonicalReader::text),
        Rerun.valueOf(in.text()),
        in.optional(CanonicalReader::text));
  }

  private static void input(CanonicalWriter out, Input input) {
    ref(out.text(input.name()), input.from());
    switch (input.collect()) {
      case Input.Collect.Plain plain -> out.text(plain.name());
      case Input.Collect.To(var dimension) -> out.text("TO").text(dimension);
    }
    out.flag(input.cross()).flag(input.optional());
  }

  private static Input input(CanonicalReader in) {
    String name = in.text();
    AssetRef from = ref(in);
    String collect = in.text();
    return new Input(
        name,
        from,
        collect.equals("TO")
            ? new Input.Collect.To(in.text())
            : Input.Collect.Plain.valueOf(collect),
        in.flag(),
        in.flag());
  }

  private static void output(CanonicalWriter out, Output output) {
    out.text(output.name()).text(output.type().name()).flag(output.each());
  }

  private static Output output(CanonicalReader in) {
    return new Output(in.text(), new MediaType(in.text()), in.flag());
  }

  private static void action(CanonicalWriter out, Action action) {
    switch (action) {
      case Action.Shell(var text) -> out.text("shell").text(text);
      case Action.Program(var arguments) ->
          out.text("program").list(arguments, CanonicalWriter::text);
      case Action.JavaFile(var file) -> out.text("java-file").text(file);
      case Action.JavaClass(var name, var classpath) ->
          out.text("java-class").text(name).list(classpath, CanonicalWriter::text);
    }
  }

  private static Action action(CanonicalReader in) {
    String kind = in.text();
    return switch (kind) {
      case "shell" -> new Action.Shell(in.text());
      case "program" -> new Action.Program(in.list(CanonicalReader::text));
      case "java-file" -> new Action.JavaFile(in.text());
      case "java-class" -> new Action.JavaClass(in.text(), in.list(CanonicalReader::text));
      default -> throw new InvariantViolation("pipeline holds an action of kind " + kind);
    };
  }

  private static void publication(CanonicalWriter out, Publication publication) {
    ref(out.text(publication.path().text()), publication.asset());
  }

  private static Publication publication(CanonicalReader in) {
    return new Publication(PathPattern.parse(in.text()), ref(in));
  }

  private static void ref(CanonicalWriter out, AssetRef ref) {
    out.text(ref.node()).text(ref.output());
  }

  private static AssetRef ref(CanonicalReader in) {
    return new AssetRef(in.text(), in.text());
  }

  private static void texts(CanonicalWriter out, SortedMap<String, String> texts) {
    out.list(texts.entrySet(), (o, entry) -> o.text(entry.getKey()).text(entry.getValue()));
  }

  private static SortedMap<String, String> texts(CanonicalReader in) {
    return in.map(CanonicalReader::text);
  }

  private static Set<Read> reads(Collection<String> names) {
    Set<Read> reads = EnumSet.noneOf(Read.class);
    names.forEach(name -> reads.add(Read.valueOf(name)));
    return reads;
  }

  private static <T> SortedMap<String, T> byName(List<T> values, Function<T, String> name) {
    SortedMap<String, T> map = new TreeMap<>();
    values.forEach(value -> map.put(name.apply(value), value));
    return map;
  }
}
