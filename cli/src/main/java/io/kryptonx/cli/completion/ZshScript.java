package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Argument;
import io.kryptonx.cli.syntax.Option;
import java.util.List;

/** Completion for zsh, by its own {@code _arguments}. */
public final class ZshScript {

  private static final String START =
      """
      #compdef kryptonx
      # Completion of kryptonx for zsh; made by: kryptonx completion zsh

      # Stages and sources of the pipeline that the line is about; silent if there is none.
      _kryptonx_nodes() {
        local -a nodes about
        local pipeline=${opt_args[-p]:-${opt_args[--pipeline]}}
        [[ -n $pipeline ]] && about=(-p $pipeline)
        nodes=(${(f)"$($kryptonx __complete $about 2>/dev/null)"})
        compset -P '+'
        compadd -a nodes
      }

      _kryptonx_commands() {
        local -a commands
        commands=(
      %1$s  )
        _describe command commands
      }

      _kryptonx() {
        local kryptonx=${words[1]/#\\~/$HOME}
        if (( CURRENT == 2 )); then
          _kryptonx_commands
          return
        fi
        shift words
        (( CURRENT-- ))
        case $words[1] in
      %2$s  esac
      }

      if [[ $funcstack[1] == _kryptonx ]]; then
        _kryptonx "$@"
      else
        compdef _kryptonx kryptonx
      fi
      """;

  private final List<Described> commands;

  /** A script for these commands. */
  public ZshScript(List<Described> commands) {
    this.commands = List.copyOf(commands);
  }

  /** The script. */
  public String text() {
    StringBuilder labels = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    for (Described command : commands) {
      labels
          .append("    ")
          .append(quoted(command.label() + ":" + escaped(command.summary())))
          .append('\n');
      cases.append("    ").append(command.label()).append(")\n      _arguments -s");
      command.options().forEach(option -> cases.append(next()).append(option(option)));
      command.arguments().forEach(argument -> cases.append(next()).append(argument(argument)));
      cases.append("\n      ;;\n");
    }
    return START.formatted(labels, cases);
  }

  private static String option(Option option) {
    boolean many = option.form() instanceof Option.Form.Texts;
    String names = String.join(" ", option.names());
    String once = many ? "*" : option.names().size() > 1 ? "(" + names + ")" : "";
    String value =
        option.takesValue() ? ":" + escaped(option.label()) + ":" + action(Values.of(option)) : "";
    String rest = "[" + escaped(option.description()) + "]" + value;
    return option.names().size() == 1 || many
        ? String.join(
            next(), option.names().stream().map(name -> quoted(once + name + rest)).toList())
        : quoted(once) + "{" + String.join(",", option.names()) + "}" + quoted(rest);
  }

  private static String argument(Argument argument) {
    String optional = argument.needed() ? ":" : "::";
    return quoted(optional + escaped(argument.label()) + ":" + action(Values.of(argument)));
  }

  private static String action(Values values) {
    return switch (values) {
      case Values.Free() -> " ";
      case Values.Files() -> "_files";
      case Values.Folders() -> "_files -/";
      case Values.Nodes() -> "_kryptonx_nodes";
      case Values.Commands() -> "_kryptonx_commands";
      case Values.Words(var words) -> "(" + String.join(" ", words) + ")";
    };
  }

  private static String next() {
    return " \\\n        ";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
