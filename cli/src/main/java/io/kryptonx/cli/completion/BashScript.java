package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Option;
import java.util.List;

/** Completion for bash, without the package bash-completion. */
public final class BashScript {

  private static final String START =
      """
      # Completion of kryptonx for bash; made by: kryptonx completion bash

      # Words that begin like what was typed.
      _kryptonx_words() {
        COMPREPLY=($(compgen -W "$1" -- "$cur"))
      }

      _kryptonx_files() {
        local IFS=$'\\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen "$1" -- "$cur"))
      }

      # Stages and sources of the pipeline that the line is about; silent if there is none.
      _kryptonx_nodes() {
        local plus= nodes
        case $cur in +*) plus=+ ;; esac
        nodes=$("${COMP_WORDS[0]/#\\~/$HOME}" __complete ${pipeline:+-p "$pipeline"} 2>/dev/null)
        COMPREPLY=($(compgen -P "$plus" -W "$nodes" -- "${cur#+}"))
      }

      _kryptonx() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
        local command=${COMP_WORDS[1]} values= pipeline= position=1 i
        COMPREPLY=()
        if [ "$cur" = = ]; then
          cur=
        elif [ "$prev" = = ]; then
          prev=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        if [ "$COMP_CWORD" -eq 1 ]; then
          _kryptonx_words "%1$s"
          return
        fi
        case $command in
      %2$s  esac
        # Which argument this is: words that are no options, and no values of options, come before it.
        for ((i = 2; i < COMP_CWORD; i++)); do
          case " $values " in
            *" ${COMP_WORDS[i]} "*)
              [ "${COMP_WORDS[i + 1]}" = = ] && ((i++))
              case ${COMP_WORDS[i]}${COMP_WORDS[i - 1]} in
                -p* | --pipeline* | =--pipeline) pipeline=${COMP_WORDS[i + 1]} ;;
              esac
              ((i++))
              ;;
            *)
              case ${COMP_WORDS[i]} in
                -*) ;;
                *) ((position++)) ;;
              esac
              ;;
          esac
        done
        case "$command $prev" in
      %3$s  esac
        case "$command $cur" in
      %4$s  esac
        case "$command $position" in
      %5$s  esac
      }

      complete -F _kryptonx kryptonx
      """;

  private final List<Described> commands;

  /** A script for these commands. */
  public BashScript(List<Described> commands) {
    this.commands = List.copyOf(commands);
  }

  /** The script. */
  public String text() {
    StringBuilder taking = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder options = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    for (Described command : commands) {
      String label = command.label();
      taking.append(line(label, "values=\"" + String.join(" ", command.names(true)) + "\""));
      for (Option option : command.options()) {
        if (option.takesValue()) {
          String pattern =
              String.join(" | ", option.names().stream().map(n -> quoted(label, n)).toList());
          values.append(line(pattern, call(Values.of(option)) + "; return"));
        }
      }
      String all = String.join(" ", command.names(false));
      options.append(line(quoted(label, "-") + "*", "_kryptonx_words \"" + all + "\"; return"));
      for (int i = 0; i < command.arguments().size(); i++) {
        String call = call(Values.of(command.arguments().get(i)));
        if (!call.equals(":")) {
          arguments.append(line(quoted(label, Integer.toString(i + 1)), call));
        }
      }
    }
    return START.formatted(labels(), taking, values, options, arguments);
  }

  private String labels() {
    return String.join(" ", commands.stream().map(Described::label).toList());
  }

  private String call(Values values) {
    return switch (values) {
      case Values.Free() -> ":";
      case Values.Files() -> "_kryptonx_files -f";
      case Values.Folders() -> "_kryptonx_files -d";
      case Values.Nodes() -> "_kryptonx_nodes";
      case Values.Commands() -> "_kryptonx_words \"" + labels() + "\"";
      case Values.Words(var words) -> "_kryptonx_words \"" + String.join(" ", words) + "\"";
    };
  }

  private static String quoted(String label, String word) {
    return "'" + label + " " + word + "'";
  }

  private static String line(String pattern, String action) {
    return "    " + pattern + ") " + action + " ;;\n";
  }
}
