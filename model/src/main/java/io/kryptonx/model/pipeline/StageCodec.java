package io.kryptonx.model.pipeline;

import static io.kryptonx.model.pipeline.PipelineCodec.byName;
import static io.kryptonx.model.pipeline.PipelineCodec.texts;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.pipeline.Action.Split.Cut;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The canonical form of stages. */
final class StageCodec {

  /** Before it, {@code retry} was a number of attempts. */
  private static final int RETRY_FORMAT = 3;

  /** Before it, there were no effects. */
  private static final int EFFECT_FORMAT = 4;

  /** Before it, all Java stages ran in a process of their own. */
  private static final int ISOLATION_FORMAT = 5;

  /** Stands before an effect that says more than mode and rule. */
  private static final String FULL_EFFECT = "FULL";

  /** A request that tells its cost. */
  private static final String COSTING = "http-cost";

  private StageCodec() {}

  static void write(CanonicalWriter out, Stage stage) {
    out.text(stage.name())
        .list(stage.inputs().values(), StageCodec::input)
        .list(stage.outputs().values(), StageCodec::output);
    action(out, stage.action());
    out.list(stage.params(), CanonicalWriter::text);
    texts(out, stage.env());
    out.list(stage.files(), CanonicalWriter::text);
    texts(out, stage.tools());
    out.list(stage.reads().stream().map(Read::name).toList(), CanonicalWriter::text)
        .list(stage.secrets(), CanonicalWriter::text)
        .optional(stage.timeout().map(Duration::toMillis), CanonicalWriter::number)
        .optional(stage.version(), CanonicalWriter::text);
    rerun(out, stage.rerun());
    out.optional(stage.when(), CanonicalWriter::text)
        .list(stage.validations(), StageCodec::validation)
        .list(stage.dependsOn(), CanonicalWriter::text);
    retry(out, stage.retry());
    resources(out, stage.resources());
    out.optional(stage.platform(), CanonicalWriter::text)
        .optional(stage.effect(), StageCodec::effect)
        .text(stage.isolation().name())
        .optional(stage.renamedFrom(), CanonicalWriter::text)
        .text(stage.scope().folder())
        .list(stage.scope().arguments().entrySet(), (o, e) -> argument(o.text(e.getKey()), e));
    PipelineCodec.labels(out, stage.labels());
  }

  static Stage read(CanonicalReader in, int format) {
    return new Stage(
        in.text(),
        byName(in.list(StageCodec::input), Input::name),
        byName(in.list(StageCodec::output), Output::name),
        action(in),
        in.list(CanonicalReader::text),
        texts(in),
        in.list(CanonicalReader::text),
        texts(in),
        reads(in.list(CanonicalReader::text)),
        in.list(CanonicalReader::text),
        in.optional(CanonicalReader::number).map(Duration::ofMillis),
        in.optional(CanonicalReader::text),
        rerun(in),
        in.optional(CanonicalReader::text),
        in.list(StageCodec::validation),
        new TreeSet<>(in.list(CanonicalReader::text)),
        format < RETRY_FORMAT ? new Retry(in.count()) : retry(in),
        resources(in),
        in.optional(CanonicalReader::text),
        format < EFFECT_FORMAT ? Optional.empty() : in.optional(StageCodec::effect),
        format < ISOLATION_FORMAT ? Isolation.PROCESS : Isolation.valueOf(in.text()),
        in.optional(CanonicalReader::text),
        new Scope(in.text(), in.map(StageCodec::argument)),
        PipelineCodec.labels(in));
  }

  private static void input(CanonicalWriter out, Input input) {
    out.text(input.name()).list(input.from(), PipelineCodec::ref);
    switch (input.collect()) {
      case Input.Collect.Plain plain -> out.text(plain.name());
      case Input.Collect.To(var dimension) -> out.text("TO").text(dimension);
    }
    out.flag(input.cross())
        .text(input.match().name())
        .flag(input.partial())
        .optional(input.type().map(MediaType::name), CanonicalWriter::text);
  }

  private static Input input(CanonicalReader in) {
    return new Input(
        in.text(),
        in.list(PipelineCodec::ref),
        collect(in),
        in.flag(),
        Input.Match.valueOf(in.text()),
        in.flag(),
        in.optional(CanonicalReader::text).map(MediaType::new));
  }

  private static Input.Collect collect(CanonicalReader in) {
    String collect = in.text();
    return collect.equals("TO")
        ? new Input.Collect.To(in.text())
        : Input.Collect.Plain.valueOf(collect);
  }

  private static void output(CanonicalWriter out, Output output) {
    out.text(output.name())
        .text(output.type().name())
        .flag(output.each())
        .optional(output.schema(), CanonicalWriter::text);
  }

  private static Output output(CanonicalReader in) {
    return new Output(
        in.text(), new MediaType(in.text()), in.flag(), in.optional(CanonicalReader::text));
  }

  private static void action(CanonicalWriter out, Action action) {
    switch (action) {
      case Action.Shell(var text, var shell) ->
          out.text("shell").text(text).list(shell, CanonicalWriter::text);
      case Action.Program(var arguments) ->
          out.text("program").list(arguments, CanonicalWriter::text);
      case Action.JavaFile(var file) -> out.text("java-file").text(file);
      case Action.JavaClass(var name, var classpath) ->
          out.text("java-class").text(name).list(classpath, CanonicalWriter::text);
      case Action.Expression(var text) -> out.text("expression").text(text);
      case Action.Approve(var input, var ask, var by) ->
          out.text("approve").text(input).text(ask).list(by, CanonicalWriter::text);
      case Action.Removed(var stage) -> out.text("removed").text(stage);
      case Action.Route(var input, var branches, var otherwise) ->
          out.text("route")
              .text(input)
              .list(branches, (o, branch) -> o.text(branch.name()).text(branch.condition()))
              .optional(otherwise, CanonicalWriter::text);
      case Action.Loop loop -> LoopCodec.write(out, loop);
      case Action.Split(var input, var format, var cut) -> {
        out.text("split").text(input).text(format.name());
        switch (cut) {
          case Cut.ByColumn(var column, var parts) -> out.text("column").text(column).count(parts);
          case Cut.BySize(var bytes) -> out.text("size").number(bytes);
        }
      }
      case Action.Http(var url, var method, var headers, var body, var cost) -> {
        out.text(cost.isEmpty() ? "http" : COSTING); // bytes are as before there was any cost
        out.text(url).text(method.name());
        texts(out, headers);
        out.optional(body, CanonicalWriter::text);
        cost.ifPresent(out::text);
      }
      case Action.Jdbc jdbc ->
          out.text("jdbc")
              .text(jdbc.url())
              .optional(jdbc.user(), CanonicalWriter::text)
              .optional(jdbc.password(), CanonicalWriter::text)
              .text(jdbc.table())
              .list(jdbc.key(), CanonicalWriter::text)
              .text(jdbc.rows());
    }
  }

  private static Action action(CanonicalReader in) {
    String kind = in.text();
    return switch (kind) {
      case "shell" -> new Action.Shell(in.text(), in.list(CanonicalReader::text));
      case "program" -> new Action.Program(in.list(CanonicalReader::text));
      case "java-file" -> new Action.JavaFile(in.text());
      case "java-class" -> new Action.JavaClass(in.text(), in.list(CanonicalReader::text));
      case "expression" -> new Action.Expression(in.text());
      case "approve" -> new Action.Approve(in.text(), in.text(), in.list(CanonicalReader::text));
      case "removed" -> new Action.Removed(in.text());
      case "split" -> new Action.Split(in.text(), TableFormat.valueOf(in.text()), cut(in));
      case "http", COSTING ->
          new Action.Http(
              in.text(),
              Action.Http.Method.valueOf(in.text()),
              texts(in),
              in.optional(CanonicalReader::text),
              kind.equals(COSTING) ? Optional.of(in.text()) : Optional.empty());
      case "jdbc" ->
          new Action.Jdbc(
              in.text(),
              in.optional(CanonicalReader::text),
              in.optional(CanonicalReader::text),
              in.text(),
              in.list(CanonicalReader::text),
              in.text());
      case LoopCodec.PLAIN -> LoopCodec.read(in, true);
      case LoopCodec.BOUNDED -> LoopCodec.read(in, false);
      case "route" ->
          new Action.Route(
              in.text(),
              in.list(i -> new Action.Route.Branch(i.text(), i.text())),
              in.optional(CanonicalReader::text));
      default -> throw new InvariantViolation("pipeline holds an action of kind " + kind);
    };
  }

  private static Cut cut(CanonicalReader in) {
    String kind = in.text();
    return switch (kind) {
      case "column" -> new Cut.ByColumn(in.text(), in.count());
      case "size" -> new Cut.BySize(in.number());
      default -> throw new InvariantViolation("pipeline holds a cut of kind " + kind);
    };
  }

  private static void rerun(CanonicalWriter out, Rerun rerun) {
    switch (rerun) {
      case Rerun.Plain plain -> out.text(plain.name());
      case Rerun.After(var age) -> out.text("AFTER").number(age.toMillis());
    }
  }

  private static Rerun rerun(CanonicalReader in) {
    String rerun = in.text();
    return rerun.equals("AFTER")
        ? new Rerun.After(Duration.ofMillis(in.number()))
        : Rerun.Plain.valueOf(rerun);
  }

  private static void retry(CanonicalWriter out, Retry retry) {
    Backoff backoff = retry.backoff();
    integer(out, retry.maxAttempts());
    out.number(backoff.initial().toMillis())
        .number(backoff.max().toMillis())
        .count(backoff.factorMillis())
        .count(backoff.jitterMillis())
        .list(retry.transients(), CanonicalWriter::text)
        .list(retry.permanents(), CanonicalWriter::text);
  }

  private static Retry retry(CanonicalReader in) {
    return new Retry(
        integer(in),
        new Backoff(
            Duration.ofMillis(in.number()), Duration.ofMillis(in.number()), in.count(), in.count()),
        in.list(CanonicalReader::text),
        in.list(CanonicalReader::text));
  }

  private static void effect(CanonicalWriter out, Effect effect) {
    boolean more = effect.probe().isPresent() || effect.test().isPresent();
    if (more) {
      out.text(FULL_EFFECT);
    }
    out.text(effect.mode().name()).text(effect.onUnknown().name());
    if (more) {
      out.optional(effect.probe(), CanonicalWriter::text)
          .optional(effect.test(), CanonicalWriter::text);
    }
  }

  private static Effect effect(CanonicalReader in) {
    String first = in.text();
    if (!first.equals(FULL_EFFECT)) {
      return new Effect(Effect.Mode.valueOf(first), Effect.Unknown.valueOf(in.text()));
    }
    return new Effect(
        Effect.Mode.valueOf(in.text()),
        Effect.Unknown.valueOf(in.text()),
        in.optional(CanonicalReader::text),
        in.optional(CanonicalReader::text));
  }

  private static void validation(CanonicalWriter out, Validation validation) {
    out.text(validation.expression()).text(validation.message()).text(validation.severity().name());
  }

  private static Validation validation(CanonicalReader in) {
    return new Validation(in.text(), in.text(), Validation.Severity.valueOf(in.text()));
  }

  private static void resources(CanonicalWriter out, Resources resources) {
    integer(out, resources.concurrency());
    out.optional(resources.pool(), CanonicalWriter::text);
    PipelineCodec.number(out, resources.memoryBytes().stream().boxed().findFirst());
    integer(out, resources.cpuMillis());
  }

  private static Resources resources(CanonicalReader in) {
    return new Resources(
        integer(in),
        in.optional(CanonicalReader::text),
        in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty(),
        integer(in));
  }

  static void integer(CanonicalWriter out, OptionalInt value) {
    Optional<Long> number =
        value.isPresent() ? Optional.of((long) value.getAsInt()) : Optional.empty();
    PipelineCodec.number(out, number);
  }

  static OptionalInt integer(CanonicalReader in) {
    if (!in.flag()) {
      return OptionalInt.empty();
    }
    long value = in.number();
    InvariantViolation.check(value == (int) value, "pipeline holds the number " + value);
    return OptionalInt.of((int) value);
  }

  private static void argument(
      CanonicalWriter out, java.util.Map.Entry<String, Argument> argument) {
    switch (argument.getValue()) {
      case Argument.OfParameter(var name) -> out.flag(true).text(name);
      case Argument.Literal(var value) -> out.flag(false).text(value);
    }
  }

  private static Argument argument(CanonicalReader in) {
    return in.flag() ? new Argument.OfParameter(in.text()) : new Argument.Literal(in.text());
  }

  private static Set<Read> reads(Collection<String> names) {
    Set<Read> reads = EnumSet.noneOf(Read.class);
    names.forEach(name -> reads.add(Read.valueOf(name)));
    return reads;
  }
}
