package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of an expression in CEL without compiling it: the parameters that it names. */
final class Expressions {

  private static final Pattern STRING =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("(?<![A-Za-z0-9_.])params\\.([A-Za-z_][A-Za-z0-9_]*)");

  private Expressions() {}

  /** An expression in which all texts are empty. */
  static String withoutTexts(String expression) {
    return STRING.matcher(expression).replaceAll("''");
  }

  /** The text of an expression, whose parameters are checked and taken. */
  static String checked(YamlScalar text, NamedParameters params) {
    Matcher matcher = PARAMETER.matcher(withoutTexts(text.text()));
    while (matcher.find()) {
      String name = matcher.group(1);
      params.required(name, text.origin().find("params." + name), "params." + name);
    }
    return text.text();
  }
}
