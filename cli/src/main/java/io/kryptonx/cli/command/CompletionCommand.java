package io.kryptonx.cli.command;

import io.kryptonx.cli.completion.BashScript;
import io.kryptonx.cli.completion.Described;
import io.kryptonx.cli.completion.FishScript;
import io.kryptonx.cli.completion.ZshScript;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import java.util.List;

/** {@code completion}: prints a script by which a shell completes command lines. */
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public void describe(Syntax syntax) {
    syntax.neededChoice("SHELL", "Which shell: bash, zsh or fish.", SHELLS);
    syntax.examples(
        "source <(kryptonx completion bash)   for this shell; in ~/.bashrc for all",
        "kryptonx completion zsh > \"${fpath[1]}/_kryptonx\"",
        "kryptonx completion fish > ~/.config/fish/completions/kryptonx.fish");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    if (arguments.words().isEmpty()) {
      throw arguments.wrong("which shell?", "one of " + String.join(", ", SHELLS));
    }
    String shell = arguments.words().getFirst();
    List<Described> commands = Catalog.described();
    session.write(
        switch (shell) {
          case "bash" -> new BashScript(commands).text();
          case "zsh" -> new ZshScript(commands).text();
          case "fish" -> new FishScript(commands).text();
          default ->
              throw arguments.wrong(
                  "no script for '" + shell + "'", UsageException.didYouMean(shell, SHELLS));
        });
    return ExitCode.FINE;
  }
}
