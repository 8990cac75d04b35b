package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Argument;
import io.kryptonx.cli.syntax.Option;
import io.kryptonx.cli.syntax.Syntax;
import java.util.List;

/**
 * A command with everything that it takes.
 *
 * @param label what is typed
 * @param summary what it does, in one line
 */
public record Described(String label, String summary, Syntax syntax) {

  List<Option> options() {
    return syntax.options();
  }

  List<Argument> arguments() {
    return syntax.arguments();
  }

  /** The names of its options, or of those that take a value. */
  List<String> names(boolean withValue) {
    return options().stream()
        .filter(option -> !withValue || option.takesValue())
        .flatMap(option -> option.names().stream())
        .toList();
  }
}
