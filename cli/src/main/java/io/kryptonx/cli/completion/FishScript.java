package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Argument;
import io.kryptonx.cli.syntax.Option;
import java.util.List;

/** Completion for fish. */
public final class FishScript {

  private static final String START =
      """
      # Completion of kryptonx for fish; made by: kryptonx completion fish

      # Stages and sources of the pipeline that the line is about; silent if there is none.
      function __kryptonx_nodes
        set -l words (commandline -opc)
        set -l about
        for i in (seq 2 (count $words))
          if contains -- $words[$i] -p --pipeline
            set about -p $words[(math $i + 1)]
          end
        end
        $words[1] __complete $about 2>/dev/null
      end

      complete -c kryptonx -f
      """;

  private final List<Described> commands;

  /** A script for these commands. */
  public FishScript(List<Described> commands) {
    this.commands = List.copyOf(commands);
  }

  /** The script. */
  public String text() {
    StringBuilder text = new StringBuilder(START);
    for (Described command : commands) {
      text.append("complete -c kryptonx -n __fish_use_subcommand -a ")
          .append(command.label())
          .append(described(command.summary()));
    }
    for (Described command : commands) {
      String seen = "complete -c kryptonx -n '__fish_seen_subcommand_from " + command.label() + "'";
      command.options().forEach(option -> text.append(seen).append(option(option)));
      for (Argument argument : command.arguments()) {
        String values = values(Values.of(argument));
        if (!values.isEmpty()) {
          text.append(seen).append(values).append(described(argument.description()));
        }
      }
    }
    return text.toString();
  }

  private String option(Option option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.takesValue()) {
      String values = values(Values.of(option));
      text.append(values.isEmpty() ? " -x" : " -r" + values);
    }
    return text.append(described(option.description())).toString();
  }

  private String values(Values values) {
    return switch (values) {
      case Values.Free() -> "";
      case Values.Files() -> " -F";
      case Values.Folders() -> " -a '(__fish_complete_directories)'";
      case Values.Nodes() -> " -a '(__kryptonx_nodes)'";
      case Values.Commands() ->
          " -a '" + String.join(" ", commands.stream().map(Described::label).toList()) + "'";
      case Values.Words(var words) -> " -a '" + String.join(" ", words) + "'";
    };
  }

  private static String described(String text) {
    return " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'\n";
  }
}
