package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Argument;
import io.kryptonx.cli.syntax.Option;
import java.util.List;

/** What can be typed for an option or an argument; told by its label, or by its choices. */
sealed interface Values {

  /** Nobody can guess. */
  record Free() implements Values {}

  /** The name of a file. */
  record Files() implements Values {}

  /** The name of a folder. */
  record Folders() implements Values {}

  /** A stage or source of the pipeline. */
  record Nodes() implements Values {}

  /** A command. */
  record Commands() implements Values {}

  /** One of some words. */
  record Words(List<String> words) implements Values {
    public Words {
      words = List.copyOf(words);
    }
  }

  static Values of(Option option) {
    return switch (option.form()) {
      case Option.Form.Choice(var words) -> new Words(words);
      case Option.Form.Flag(), Option.Form.Text(), Option.Form.Texts(), Option.Form.WholeNumber() ->
          of(option.label());
    };
  }

  static Values of(Argument argument) {
    return argument.words().isEmpty() ? of(argument.label()) : new Words(argument.words());
  }

  private static Values of(String label) {
    return switch (label) {
      case "FILE", "PATH", "PIPELINE" -> new Files();
      case "DIR", "FOLDER" -> new Folders();
      case "STAGE", "NODE", "SELECTOR" -> new Nodes();
      case "COMMAND" -> new Commands();
      default -> new Free();
    };
  }
}
