package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Duration;

/** The canonical form of sources. */
final class SourceCodec {

  private SourceCodec() {}

  static void write(CanonicalWriter out, Source source) {
    switch (source) {
      case Source.Files files ->
          out.text("files")
              .text(files.name())
              .text(files.pattern().text())
              .list(files.include(), CanonicalWriter::text)
              .list(files.exclude(), CanonicalWriter::text)
              .text(files.type().name())
              .flag(files.emptyAllowed());
      case Source.File file ->
          out.text("file").text(file.name()).text(file.path()).text(file.type().name());
      case Source.Value value -> out.text("value").text(value.name()).text(value.json());
      case Source.Values values ->
          PipelineCodec.texts(out.text("values").text(values.name()), values.json());
      case Source.Tree tree -> out.text("tree").text(tree.name()).text(tree.path());
      case Source.Table table ->
          out.text("table")
              .text(table.name())
              .text(table.format().name())
              .text(table.path())
              .list(table.item(), (o, key) -> o.text(key.dimension()).text(key.expression()))
              .flag(table.emptyAllowed());
      case Source.Command command ->
          StageCodec.write(out.text("command").text(command.name()), command.stage());
      case Source.Http http -> http(out.text("http"), http);
    }
  }

  static Source read(CanonicalReader in, int format) {
    String kind = in.text();
    return switch (kind) {
      case "files" ->
          new Source.Files(
              in.text(),
              PathPattern.parse(in.text()),
              in.list(CanonicalReader::text),
              in.list(CanonicalReader::text),
              new MediaType(in.text()),
              in.flag());
      case "file" -> new Source.File(in.text(), in.text(), new MediaType(in.text()));
      case "value" -> new Source.Value(in.text(), in.text());
      case "values" -> new Source.Values(in.text(), PipelineCodec.texts(in));
      case "tree" -> new Source.Tree(in.text(), in.text());
      case "table" ->
          new Source.Table(
              in.text(),
              TableFormat.valueOf(in.text()),
              in.text(),
              in.list(i -> new Source.Table.Key(i.text(), i.text())),
              in.flag());
      case "command" -> new Source.Command(in.text(), StageCodec.read(in, format));
      case "http" -> http(in);
      default -> throw new InvariantViolation("pipeline holds a source of kind " + kind);
    };
  }

  private static void http(CanonicalWriter out, Source.Http http) {
    PipelineCodec.texts(out.text(http.name()).text(http.url()), http.headers());
    out.list(http.params(), CanonicalWriter::text)
        .list(http.secrets(), CanonicalWriter::text)
        .optional(http.timeout().map(Duration::toMillis), CanonicalWriter::number)
        .text(http.type().name());
  }

  private static Source http(CanonicalReader in) {
    return new Source.Http(
        in.text(),
        in.text(),
        PipelineCodec.texts(in),
        in.list(CanonicalReader::text),
        in.list(CanonicalReader::text),
        in.optional(CanonicalReader::number).map(Duration::ofMillis),
        new MediaType(in.text()));
  }
}
