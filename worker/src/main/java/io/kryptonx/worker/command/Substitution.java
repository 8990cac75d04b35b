package io.kryptonx.worker.command;

import io.kryptonx.worker.folder.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values for {@code ${name}} in the arguments of a program. Values are not looked into; {@code
 * $${name}} stands for {@code ${name}} itself.
 */
public final class Substitution {

  private static final Pattern NAME = Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private Substitution() {}

  /** The arguments with values in them. */
  static List<String> apply(List<String> arguments, Map<String, String> values)
      throws RefusedException {
    List<String> done = new ArrayList<>(arguments.size());
    for (String argument : arguments) {
      done.add(apply(argument, values));
    }
    return done;
  }

  /** A text with values in it. */
  public static String apply(String argument, Map<String, String> values) throws RefusedException {
    Matcher matcher = NAME.matcher(argument);
    StringBuilder done = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String value = values.get(name);
      if (!matcher.group(1).isEmpty()) {
        value = "${" + name + "}";
      } else if (value == null) {
        throw new RefusedException(unknown(name, values));
      }
      matcher.appendReplacement(done, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(done).toString();
  }

  private static String unknown(String name, Map<String, String> values) {
    String known = String.join(", ", values.keySet());
    return Undeclared.fix(name)
        .map(fix -> "${" + name + "} is not declared; " + fix)
        .orElse("${" + name + "} is not declared; there are: " + known);
  }
}
