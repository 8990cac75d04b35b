package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.problem.Place;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document, typed by the core schema, out of bytes that anybody may have
 * written. Never throws for what is in them; time and memory grow with their length only.
 */
public final class YamlReader {

  /** The most bytes of a definition. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** The most maps and lists around a value. */
  public static final int MAX_DEPTH = 50;

  private static final String FIX = "mend the line at the marker; what follows was not read";

  private YamlReader() {}

  /**
   * Reads a document. A file larger than allowed may be cut off behind the limit.
   *
   * @param file as the user named it
   */
  public static YamlDocument read(String file, byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.add(
          ProblemCode.FILE_TOO_LARGE,
          new Place(file, 0, 0, ""),
          "the file is larger than 1 MiB",
          "a definition has at most " + MAX_BYTES + " bytes",
          "move data into files of their own and name them under sources");
      return new YamlDocument(new SourceText(file, List.of()), Optional.empty());
    }
    return new Utf8Text(file, problems)
        .decode(bytes)
        .map(text -> parse(SourceText.of(file, text), text, problems))
        .orElseGet(() -> new YamlDocument(new SourceText(file, List.of()), Optional.empty()));
  }

  private static YamlDocument parse(SourceText source, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setSchema(new WithoutMerge())
            .setCodePointLimit(MAX_BYTES)
            .setAllowNonScalarKeys(true) // told as what they are, with their place
            .setMaxAliasesForCollections(Integer.MAX_VALUE) // YamlLimits knows better ones
            .build();
    try {
      if (!new YamlLimits(source, problems).hold(settings, text)) {
        return new YamlDocument(source, Optional.empty());
      }
      Optional<Node> node = new Compose(settings).composeString(text);
      Optional<YamlValue> root = node.flatMap(n -> new YamlTree(source, problems).convert(n));
      return new YamlDocument(source, root);
    } catch (MarkedYamlEngineException e) {
      problems.add(
          ProblemCode.YAML_SYNTAX, place(source, e), "this is not YAML", reason(e), fix(e));
    } catch (YamlEngineException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
      Place place = new Place(source.file(), 0, 0, "");
      problems.add(ProblemCode.YAML_SYNTAX, place, "this is not YAML", reason, FIX);
    }
    return new YamlDocument(source, Optional.empty());
  }

  /** The core schema; merge keys ({@code <<}) are none of YAML 1.2 and would hide other keys. */
  private static final class WithoutMerge extends CoreSchema {
    @Override
    public ScalarResolver getScalarResolver() {
      return new CoreScalarResolver(false);
    }
  }

  private static Place place(SourceText source, MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    return mark.map(m -> new Place(source.file(), m.getLine() + 1, m.getColumn() + 1, ""))
        .orElseGet(() -> new Place(source.file(), 0, 0, ""));
  }

  private static String reason(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    String problem = e.getProblem() == null ? "" : e.getProblem();
    return Problems.shown(context.isEmpty() ? problem : context + ", " + problem);
  }

  private static String fix(MarkedYamlEngineException e) {
    String reason = reason(e);
    if (reason.contains("TAB")) {
      return "indent with spaces instead of tabs";
    }
    if (reason.contains("expected ',' or")) {
      return "close the bracket that is open, or part its values by commas";
    }
    if (reason.contains("mapping values are not allowed")) {
      return "put quotes around a text that holds ': ', and check the indentation";
    }
    if (reason.contains("found undefined alias") || reason.contains("while scanning an alias")) {
      return "put quotes around a text that begins with *";
    }
    if (reason.contains("cannot start any token")) {
      return "put quotes around a text that begins with @, `, % or the like";
    }
    return FIX;
  }
}
