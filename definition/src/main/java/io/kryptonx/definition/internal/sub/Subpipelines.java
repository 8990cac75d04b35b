package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.grammar.Paths;
import io.kryptonx.definition.internal.yaml.YamlDocument;
import io.kryptonx.definition.internal.yaml.YamlReader;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the files of sub-pipelines, each once. */
public final class Subpipelines {

  /** The most sub-pipelines inside each other. */
  public static final int MAX_DEPTH = 8;

  /** The most stages of a definition with all that its sub-pipelines bring. */
  public static final int MAX_STAGES = 20_000;

  private final Path folder;
  private final UnaryOperator<String> shown;
  private final Problems problems;
  private final Set<String> pools;
  private final Map<String, Optional<Subpipeline>> read = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Reads below the folder of a definition.
   *
   * @param shown how a file, relative to the folder, is shown to people
   * @param pools those of the definition
   */
  public Subpipelines(
      Path folder, UnaryOperator<String> shown, Set<String> pools, Problems problems) {
    this.folder = folder;
    this.shown = shown;
    this.pools = pools;
    this.problems = problems;
  }

  Set<String> pools() {
    return pools;
  }

  Problems problems() {
    return problems;
  }

  /** Paths of what is written in a file in {@code within}, relative to the definition. */
  Paths paths(String within) {
    return new Paths(folder.resolve(within), problems);
  }

  /**
   * The sub-pipeline of a file.
   *
   * @param name as it is written
   * @param within the folder of the file in which it is written, relative to the definition
   */
  Optional<Subpipeline> load(YamlScalar name, String within) {
    Optional<String> path =
        paths(within).file(name).map(p -> within.isEmpty() ? p : within + "/" + p);
    if (path.isEmpty() || isRing(name, path.get())) {
      return Optional.empty();
    }
    Optional<Subpipeline> known = read.get(path.get());
    if (known == null && open.size() < MAX_DEPTH) {
      open.addLast(path.get());
      known = parse(name, path.get());
      open.removeLast();
      read.put(path.get(), known);
    }
    int height = known == null ? 1 : known.map(Subpipeline::height).orElse(0);
    if (open.size() + height > MAX_DEPTH) {
      tooDeep(name);
      return Optional.empty();
    }
    return known == null ? Optional.empty() : known;
  }

  private Optional<Subpipeline> parse(YamlScalar name, String path) {
    try (InputStream in = Files.newInputStream(folder.resolve(path))) {
      byte[] bytes = in.readNBytes(YamlReader.MAX_BYTES + 1);
      YamlDocument document = YamlReader.read(shown.apply(path), bytes, problems);
      return new SubpipelineParser(this, path).parse(document);
    } catch (IOException e) {
      problems.add(
          ProblemCode.MISSING_FILE,
          name.place(),
          "'" + name.text() + "' cannot be read",
          name.text(),
          String.valueOf(e.getMessage()),
          "check its permissions");
      return Optional.empty();
    }
  }

  private boolean isRing(YamlScalar name, String path) {
    if (!open.contains(path)) {
      return false;
    }
    List<String> ring = new ArrayList<>(open);
    ring.subList(0, ring.indexOf(path)).clear();
    ring.add(path);
    problems.add(
        ProblemCode.PIPELINE_RING,
        name.place(),
        "the sub-pipeline '" + path + "' contains itself",
        name.text(),
        "it would never end: " + String.join(" → ", ring),
        "take one of these stages away");
    return true;
  }

  private void tooDeep(YamlScalar name) {
    problems.add(
        ProblemCode.NESTED_TOO_DEEP,
        name.place(),
        "more than " + MAX_DEPTH + " sub-pipelines inside each other",
        name.text(),
        "paths of stages would be unreadable, and it may be meant to harm",
        "use some of them side by side instead");
  }
}
