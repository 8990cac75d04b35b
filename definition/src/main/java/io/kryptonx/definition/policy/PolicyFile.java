package io.kryptonx.definition.policy;

import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlDocument;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlReader;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of house rules as it was read.
 *
 * @param policy what could be understood; none where the file is no map
 * @param problems its own mistakes
 */
public record PolicyFile(Optional<Policy> policy, List<Problem> problems) {

  public PolicyFile {
    problems = List.copyOf(problems);
  }

  /**
   * Reads house rules. Mistakes in them end up in {@link #problems()}.
   *
   * @throws KryptonxException USAGE if the file cannot be read
   */
  public static PolicyFile load(Path file) {
    Problems problems = new Problems();
    YamlDocument document = YamlReader.read(file.toString(), bytes(file), problems);
    Optional<Policy> policy = document.root().flatMap(root -> parse(root, problems));
    return new PolicyFile(policy, problems.sorted());
  }

  private static Optional<Policy> parse(YamlValue root, Problems problems) {
    if (root instanceof YamlMap map) {
      return Optional.of(
          new PolicyParser(problems, Fields.of(map, PolicyElement.POLICY, problems)).parse());
    }
    problems.add(
        ProblemCode.WRONG_SHAPE,
        root.place(),
        "the house rules are " + root.shape() + ", not a map",
        "they have keys such as pipeline, stages and exceptions",
        "begin with 'policy: NAME' and 'stages: { require: [timeout] }'");
    return Optional.empty();
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.USAGE, "the house rules '" + file + "' cannot be read (" + e + ")", e);
    }
  }
}
