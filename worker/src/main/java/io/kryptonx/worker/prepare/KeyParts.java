package io.kryptonx.worker.prepare;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.pipeline.Validation;
import io.kryptonx.model.task.Cost;
import io.kryptonx.worker.command.World;
import io.kryptonx.worker.schema.OutputSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What the outputs of a stage may depend on beside its inputs. */
final class KeyParts {

  /** A longer value is named by its digest. */
  static final int MAX_VALUE = 16 * 1024;

  /** Changes when expressions or splits give something else than before. */
  private static final String FORMAT = "1";

  private final List<KeyPart> parts = new ArrayList<>();

  private KeyParts() {}

  /**
   * The parts, sorted by name.
   *
   * @param files digests by path
   * @param tools what probes printed, by tool
   * @param schemas by the name of the output
   */
  static List<KeyPart> of(
      Stage stage,
      SortedMap<String, String> params,
      SortedMap<String, Digest> files,
      SortedMap<String, String> tools,
      Optional<Compiled> code,
      Map<String, OutputSchema> schemas) {
    KeyParts key = new KeyParts();
    key.addAction(stage.action(), code);
    key.addPlatform(stage);
    stage.version().ifPresent(version -> key.add("version", version));
    params.forEach((name, value) -> key.add("param " + name, value));
    stage.env().forEach((name, value) -> key.add("env " + name, value));
    files.forEach((path, digest) -> key.add("file " + path, "sha256:" + digest.hex()));
    tools.forEach((tool, output) -> key.add("tool " + tool, output));
    stage.effect().ifPresent(effect -> key.add("effect", effect.mode().label()));
    if (!stage.reads().isEmpty()) {
      key.add("reads", stage.reads().stream().map(Read::label).collect(Collectors.joining(" ")));
    }
    for (int i = 0; i < stage.validations().size(); i++) {
      Validation validation = stage.validations().get(i);
      key.add("validate " + (i + 1), validation.severity().label() + " " + validation.expression());
    }
    if (!(stage.action() instanceof Action.Route)) { // its branches are told, and are of any type
      stage.outputs().values().forEach(o -> key.add("output " + o.name(), output(o, schemas)));
    }
    return key.parts.stream().sorted().toList();
  }

  /** What is the same on all platforms does not depend on it. */
  private void addPlatform(Stage stage) {
    boolean same =
        switch (stage.action()) {
          case Action.Expression _,
              Action.Split _,
              Action.Http _,
              Action.Jdbc _,
              Action.Approve _,
              Action.Removed _,
              Action.Route _,
              Action.Loop _ ->
              true;
          case Action.Shell _, Action.Program _, Action.JavaFile _, Action.JavaClass _ ->
              stage.platform().filter(Stage.ANY_PLATFORM::equals).isPresent();
        };
    if (!same) {
      add("platform", Platform.HERE);
    }
  }

  private static String output(Output output, Map<String, OutputSchema> schemas) {
    OutputSchema schema = schemas.get(output.name());
    return output.type()
        + (output.each() ? " each" : "")
        + (schema == null ? "" : " schema sha256:" + schema.digest().hex());
  }

  private static String cut(Action.Split.Cut cut) {
    return switch (cut) {
      case Action.Split.Cut.ByColumn(String column, int parts) -> "by " + column + " into " + parts;
      case Action.Split.Cut.BySize(long bytes) -> "by size " + bytes;
    };
  }

  private void addAction(Action action, Optional<Compiled> code) {
    switch (action) {
      case Action.Shell(String text, List<String> shell) -> {
        add("action", "shell");
        add("run", text);
        add("shell", String.join(" ", shell));
        add("world", World.text());
      }
      case Action.Program(List<String> arguments) -> {
        add("action", "program");
        add("run", lines(arguments));
        add("world", World.text());
      }
      case Action.JavaFile _, Action.JavaClass _ -> {
        add("action", "java");
        add("java", Integer.toString(Runtime.version().feature()));
        code.ifPresent(compiled -> add("class", compiled.classes().mainClass()));
        code.ifPresent(compiled -> add("code", "sha256:" + compiled.digest().hex()));
      }
      case Action.Expression(String text) -> {
        add("action", "expr");
        add("expr", text);
        add("format", FORMAT);
      }
      case Action.Approve(String input, String ask, _) -> {
        add("action", "approve");
        add("approve", input);
        add("ask", ask);
        add("format", FORMAT);
      }
      case Action.Removed(String stage) -> {
        add("action", "removed");
        add("removed", stage);
        add("format", FORMAT);
      }
      case Action.Route(String input, var branches, var otherwise) -> {
        add("action", "route");
        add("route", input);
        add(
            "to",
            lines(branches.stream().map(each -> each.name() + ": " + each.condition()).toList()));
        otherwise.ifPresent(branch -> add("else", branch));
        add("format", FORMAT);
      }
      case Action.Split(String input, TableFormat format, Action.Split.Cut cut) -> {
        add("action", "split");
        add("split", format.label() + " " + input + " " + cut(cut));
        add("format", FORMAT);
      }
      case Action.Http(String url, var method, var headers, var body, _) -> {
        add("action", "http");
        add("http", method + " " + url);
        headers.forEach((name, value) -> add("header " + name, value));
        body.ifPresent(input -> add("body", input));
      }
      case Action.Jdbc jdbc -> {
        add("action", "jdbc");
        add("jdbc", jdbc.url());
        jdbc.user().ifPresent(user -> add("user", user));
        add("upsert", jdbc.table() + " " + jdbc.rows());
        add("upsert key", lines(jdbc.key()));
      }
      case Action.Loop loop -> addLoop(loop);
    }
  }

  /** What a loop gives follows from its stages, whose keys are their own. */
  private void addLoop(Action.Loop loop) {
    add("action", "loop");
    add("carry", loop.carry());
    add("until", loop.until());
    loop.best().ifPresent(text -> add("best", text));
    add("result", loop.result().toString());
    add("next", loop.next().toString());
    add("max_iterations", Integer.toString(loop.maxIterations()));
    loop.stalledAfter().ifPresent(n -> add("stop_when_stalled", Integer.toString(n)));
    add("on_exhausted", loop.onExhausted().label());
    loop.instead().ifPresent(asset -> add("on_exhausted stage", asset.toString()));
    loop.budget().costMicros().ifPresent(cost -> add("budget cost", Cost.text(cost)));
    loop.budget().time().ifPresent(time -> add("budget time", time.toString()));
    loop.budget().attempts().ifPresent(n -> add("budget attempts", Integer.toString(n)));
  }

  private void add(String name, String value) {
    parts.add(new KeyPart(name, value.length() <= MAX_VALUE ? value : digest(value)));
  }

  private static String digest(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return "sha256:" + Digest.of(bytes).hex() + " (" + bytes.length + " bytes)";
  }

  /** One argument a line. */
  private static String lines(List<String> arguments) {
    return arguments.stream()
        .map(argument -> argument.replace("\\", "\\\\").replace("\n", "\\n"))
        .collect(Collectors.joining("\n"));
  }
}
