package io.kryptonx.worker.prepare;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.worker.command.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What the outputs of a stage may depend on beside its inputs. */
final class KeyParts {

  /** A longer value is named by its digest. */
  static final int MAX_VALUE = 16 * 1024;

  private final List<KeyPart> parts = new ArrayList<>();

  private KeyParts() {}

  /**
   * The parts, sorted by name.
   *
   * @param files digests by path
   * @param tools what probes printed, by tool
   */
  static List<KeyPart> of(
      Stage stage,
      SortedMap<String, String> params,
      SortedMap<String, Digest> files,
      SortedMap<String, String> tools,
      Optional<Compiled> code) {
    KeyParts key = new KeyParts();
    key.addAction(stage.action(), code);
    key.add("platform", platform());
    stage.version().ifPresent(version -> key.add("version", version));
    params.forEach((name, value) -> key.add("param " + name, value));
    stage.env().forEach((name, value) -> key.add("env " + name, value));
    files.forEach((path, digest) -> key.add("file " + path, "sha256:" + digest.hex()));
    tools.forEach((tool, output) -> key.add("tool " + tool, output));
    if (!stage.reads().isEmpty()) {
      key.add("reads", stage.reads().stream().map(Read::label).collect(Collectors.joining(" ")));
    }
    stage
        .outputs()
        .values()
        .forEach(o -> key.add("output " + o.name(), o.type() + (o.each() ? " each" : "")));
    return key.parts.stream().sorted().toList();
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
      }
      case Action.Split(String input, TableFormat format, Action.Split.Cut cut) -> {
        add("action", "split");
        add("split", format.label() + " " + input + " " + cut);
      }
    }
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

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        switch (processor) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> processor;
        };
    return (system.startsWith("mac") ? "macos" : system) + "/" + name;
  }
}
