package io.kryptonx.worker.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access to what a stage may see only when it says so. */
final class Undeclared {

  private static final Pattern UNBOUND =
      Pattern.compile("(?m)^.*?([A-Za-z_][A-Za-z0-9_]*): unbound variable$");

  private Undeclared() {}

  /** How to declare a name, where it is one of those. */
  static Optional<String> fix(String name) {
    String read =
        switch (name) {
          case "time", "event_id" -> name;
          default -> name.equals("item") || name.startsWith("item_") ? "item" : "";
        };
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of("the stage sees it once it declares: reads: [" + read + "]");
  }

  /** The fix for what bash complains of, if that is what it was. */
  static Optional<String> fixFor(String output) {
    Matcher matcher = UNBOUND.matcher(output);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    return Optional.of(
        fix(name)
            .map(fix -> "$" + name + " is not declared; " + fix)
            .orElse(
                "$"
                    + name
                    + " is not set; a stage sees what it declares under params, env or secrets,"
                    + " and nothing else of the environment"));
  }
}
