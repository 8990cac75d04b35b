package io.kryptonx.definition;

import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.yaml.JsonNumber;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlReader;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file with values of parameters: one map, in YAML or JSON, of at most 1 MiB. A value is read as
 * its parameter's type wants it.
 */
public final class ParameterFile {

  private static final String EXAMPLE = "width: 640";

  private final Path path;
  private final Problems problems = new Problems();
  private final SortedMap<String, String> values = new TreeMap<>();

  private ParameterFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the values for the parameters of a pipeline.
   *
   * @param path as the user named it
   * @return those in the file, in canonical text form
   * @throws KryptonxException with all mistakes by line and column; USAGE if there is no such file
   */
  public static SortedMap<String, String> read(Path path, Map<String, Parameter> declared) {
    ParameterFile file = new ParameterFile(path);
    file.read(declared);
    if (file.problems.count() > 0) {
      throw new KryptonxException(file.problems.sorted());
    }
    return file.values;
  }

  private void read(Map<String, Parameter> declared) {
    YamlReader.read(path.toString(), bytes(), problems)
        .root()
        .flatMap(root -> new Shapes(problems).map(root, "a file with parameters", EXAMPLE))
        .ifPresent(map -> map.entries().forEach(entry -> add(entry, declared)));
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(YamlReader.MAX_BYTES + 1);
    } catch (IOException e) {
      String what = Files.exists(path) ? "cannot be read (" + e + ")" : "does not exist";
      throw new KryptonxException(
          ErrorCode.USAGE, "the file '" + path + "' with parameters " + what, e);
    }
  }

  private void add(YamlMap.Entry entry, Map<String, Parameter> declared) {
    Parameter parameter = declared.get(entry.key());
    if (parameter == null) {
      problems.add(
          ProblemCode.UNKNOWN_PARAMETER,
          entry.at().place(),
          "there is no parameter '" + Problems.shown(entry.key()) + "'",
          entry.key(),
          declared.isEmpty()
              ? "the pipeline has none"
              : "the pipeline has " + DidYouMean.listed(declared.keySet()),
          DidYouMean.fix(entry.key(), declared.keySet()));
      return;
    }
    new Shapes(problems)
        .scalar(entry.value(), "the value of '" + entry.key() + "'", EXAMPLE)
        .flatMap(scalar -> value(parameter, scalar))
        .ifPresent(value -> values.put(entry.key(), value));
  }

  private Optional<String> value(Parameter parameter, YamlScalar scalar) {
    try {
      return Optional.of(parameter.canonical(text(parameter, scalar)));
    } catch (IllegalArgumentException e) {
      problems.add(
          ProblemCode.BAD_DEFAULT,
          scalar.place(),
          "'" + Problems.shown(scalar.text()) + "' is no value for '" + parameter.name() + "'",
          scalar.text(),
          Problems.shown(String.valueOf(e.getMessage())),
          "write a value of the type " + parameter.type().label());
      return Optional.empty();
    }
  }

  /** A text stays as it is written; of numbers and truth values YAML has more forms than one. */
  private static String text(Parameter parameter, YamlScalar scalar) {
    if (parameter.type() == Parameter.Type.STRING) {
      return scalar.text();
    }
    return switch (scalar.kind()) {
      case INTEGER -> JsonNumber.integer(scalar.text()).map(String::valueOf).orElse(scalar.text());
      case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
      case STRING, NUMBER, NULL -> scalar.text();
    };
  }
}
