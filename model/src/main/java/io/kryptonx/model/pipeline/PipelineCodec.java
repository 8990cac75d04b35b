package io.kryptonx.model.pipeline;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.problem.InvariantViolation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The canonical form of a pipeline. Its digest, with the bundle, is the revision; a run reads its
 * definition back from it. The form is versioned: a change of it is a change of {@link #FORMAT}.
 */
public final class PipelineCodec {

  /** The version of the form, first in it. */
  public static final int FORMAT = 5;

  /** The oldest version that can be read. */
  private static final int OLDEST = 2;

  /** Stands before what labels say of freshness. */
  private static final String FRESH = "FRESH";

  private PipelineCodec() {}

  /** The canonical form. */
  public static byte[] encode(Pipeline pipeline) {
    CanonicalWriter out = new CanonicalWriter().count(FORMAT).text(pipeline.name());
    labels(out, pipeline.labels());
    out.list(pipeline.params().values(), PipelineCodec::parameter)
        .list(pipeline.sources().values(), SourceCodec::write)
        .list(pipeline.stages().values(), StageCodec::write)
        .list(pipeline.publish(), PipelineCodec::publication)
        .optional(pipeline.swap(), CanonicalWriter::text)
        .list(
            pipeline.pools().entrySet(), (o, pool) -> o.text(pool.getKey()).count(pool.getValue()));
    retention(out, pipeline.retention());
    if (!pipeline.budget().isNone()) {
      pipeline.budget().write(out); // without one, bytes are as before there were any
    }
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
    InvariantViolation.check(
        format >= OLDEST && format <= FORMAT, "pipeline has format " + format + ", not " + FORMAT);
    Pipeline pipeline = in.checked(i -> pipeline(i, format));
    in.end();
    return pipeline;
  }

  private static Pipeline pipeline(CanonicalReader in, int format) {
    return new Pipeline(
        in.text(),
        labels(in),
        byName(in.list(PipelineCodec::parameter), Parameter::name),
        byName(in.list(i -> SourceCodec.read(i, format)), Source::name),
        byName(in.list(i -> StageCodec.read(i, format)), Stage::name),
        in.list(PipelineCodec::publication),
        in.optional(CanonicalReader::text),
        in.map(CanonicalReader::count),
        retention(in),
        in.atEnd() ? Budget.NONE : Budget.read(in));
  }

  static void labels(CanonicalWriter out, Labels labels) {
    out.optional(labels.description(), CanonicalWriter::text)
        .optional(labels.owner(), CanonicalWriter::text);
    if (labels.freshness().isPresent()) { // without it, bytes are as before there was any
      out.optional(Optional.of(FRESH), CanonicalWriter::text)
          .number(labels.freshness().get().toMillis());
    }
    out.optional(labels.criticality().map(Criticality::name), CanonicalWriter::text)
        .list(labels.tags(), CanonicalWriter::text);
  }

  static Labels labels(CanonicalReader in) {
    Optional<String> description = in.optional(CanonicalReader::text);
    Optional<String> owner = in.optional(CanonicalReader::text);
    Optional<String> word = in.optional(CanonicalReader::text);
    Optional<Duration> freshness = Optional.empty();
    if (word.filter(FRESH::equals).isPresent()) {
      freshness = Optional.of(Duration.ofMillis(in.number()));
      word = in.optional(CanonicalReader::text);
    }
    return new Labels(
        description,
        owner,
        word.map(Criticality::valueOf),
        new TreeSet<>(in.list(CanonicalReader::text)),
        freshness);
  }

  private static void parameter(CanonicalWriter out, Parameter parameter) {
    out.text(parameter.name())
        .text(parameter.type().name())
        .optional(parameter.initial(), CanonicalWriter::text)
        .optional(parameter.description(), CanonicalWriter::text);
    Constraints constraints = parameter.constraints();
    out.optional(constraints.min().map(BigDecimal::toPlainString), CanonicalWriter::text)
        .optional(constraints.max().map(BigDecimal::toPlainString), CanonicalWriter::text)
        .list(constraints.choices(), CanonicalWriter::text)
        .optional(constraints.pattern(), CanonicalWriter::text);
  }

  private static Parameter parameter(CanonicalReader in) {
    return new Parameter(
        in.text(),
        Parameter.Type.valueOf(in.text()),
        in.optional(CanonicalReader::text),
        in.optional(CanonicalReader::text),
        new Constraints(
            in.optional(CanonicalReader::text).map(BigDecimal::new),
            in.optional(CanonicalReader::text).map(BigDecimal::new),
            in.list(CanonicalReader::text),
            in.optional(CanonicalReader::text)));
  }

  private static void publication(CanonicalWriter out, Publication publication) {
    ref(out.text(publication.path().text()), publication.asset());
    out.flag(publication.partial());
  }

  private static Publication publication(CanonicalReader in) {
    return new Publication(PathPattern.parsePublished(in.text()), ref(in), in.flag());
  }

  private static void retention(CanonicalWriter out, Retention retention) {
    number(out, retention.runs().stream().boxed().findFirst().map(Integer::longValue));
    out.optional(retention.age().map(Duration::toMillis), CanonicalWriter::number);
  }

  private static Retention retention(CanonicalReader in) {
    return new Retention(
        StageCodec.integer(in), in.optional(CanonicalReader::number).map(Duration::ofMillis));
  }

  static void number(CanonicalWriter out, Optional<Long> number) {
    out.optional(number, CanonicalWriter::number);
  }

  static void ref(CanonicalWriter out, AssetRef ref) {
    out.text(ref.node()).text(ref.output());
  }

  static AssetRef ref(CanonicalReader in) {
    return new AssetRef(in.text(), in.text());
  }

  static void texts(CanonicalWriter out, SortedMap<String, String> texts) {
    out.list(texts.entrySet(), (o, entry) -> o.text(entry.getKey()).text(entry.getValue()));
  }

  static SortedMap<String, String> texts(CanonicalReader in) {
    return in.map(CanonicalReader::text);
  }

  static <T> SortedMap<String, T> byName(List<T> values, Function<T, String> name) {
    SortedMap<String, T> map = new TreeMap<>();
    values.forEach(value -> map.put(name.apply(value), value));
    return map;
  }
}
