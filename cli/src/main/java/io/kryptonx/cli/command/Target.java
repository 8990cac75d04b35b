package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.Harmless;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the words of a command name: a pipeline, and perhaps a node of it and an item.
 *
 * @param pipeline as it was typed; {@code .} where it was not
 */
record Target(String pipeline, Optional<String> node, Optional<String> item) {

  private static final String HERE = ".";

  /** The pipeline as the only argument, or as option. */
  static Target ofPipeline(Arguments arguments) {
    Optional<String> option = arguments.text(Options.PIPELINE);
    List<String> words = arguments.words();
    if (option.isPresent() && !words.isEmpty()) {
      throw arguments.wrong(
          "two pipelines: '" + option.get() + "' and '" + words.getFirst() + "'",
          "name it once, with or without -p");
    }
    String pipeline = option.or(() -> words.stream().findFirst()).orElse(HERE);
    return new Target(pipeline, Optional.empty(), Optional.empty());
  }

  /** The pipeline as an option, where the words are something else. */
  static Target ofOption(Arguments arguments) {
    String pipeline = arguments.text(Options.PIPELINE).orElse(HERE);
    return new Target(pipeline, Optional.empty(), Optional.empty());
  }

  /**
   * A node and perhaps an item, behind an optional pipeline. Names of nodes have no dot and no
   * slash, so that a first word with one that names a pipeline on disk cannot be meant as a node.
   */
  static Target ofNode(Arguments arguments, Session session, String label) {
    List<String> words = new ArrayList<>(arguments.words());
    Optional<String> pipeline = arguments.text(Options.PIPELINE);
    if (pipeline.isEmpty() && !words.isEmpty() && namesPipeline(session, words.getFirst())) {
      pipeline = Optional.of(words.removeFirst());
    }
    if (words.isEmpty()) {
      throw arguments.wrong(
          "which " + label.toLowerCase(java.util.Locale.ROOT) + "?",
          "kryptonx graph lists them all");
    }
    if (words.size() > 2) {
      throw arguments.wrong("one word too many: '" + Harmless.line(words.get(2)) + "'", "");
    }
    Optional<String> item = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    return new Target(pipeline.orElse(HERE), Optional.of(words.getFirst()), item);
  }

  /** Runs behind an optional pipeline, which is told from them by its dot or slash. */
  static OfRuns ofRuns(Arguments arguments, Session session, int most) {
    List<String> words = new ArrayList<>(arguments.words());
    Optional<String> pipeline = arguments.text(Options.PIPELINE);
    if (pipeline.isEmpty() && !words.isEmpty() && namesPipeline(session, words.getFirst())) {
      pipeline = Optional.of(words.removeFirst());
    }
    if (words.size() > most) {
      throw arguments.wrong("one word too many: '" + Harmless.line(words.get(most)) + "'", "");
    }
    Target target = new Target(pipeline.orElse(HERE), Optional.empty(), Optional.empty());
    return new OfRuns(target, List.copyOf(words));
  }

  /** A pipeline and runs of it, as they were typed. */
  record OfRuns(Target target, List<String> runs) {}

  /** The node, where the command takes one. */
  String nodeName() {
    return node.orElseThrow();
  }

  private static boolean namesPipeline(Session session, String word) {
    if (word.indexOf('/') < 0 && word.indexOf('.') < 0) {
      return false;
    }
    Path path = session.folder().resolve(word);
    boolean yaml = word.endsWith(".yaml") || word.endsWith(".yml");
    return yaml ? Files.isRegularFile(path) : Files.exists(path.resolve("pipeline.yaml"));
  }
}
