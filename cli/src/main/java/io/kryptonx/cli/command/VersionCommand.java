package io.kryptonx.cli.command;

import io.kryptonx.cli.json.VersionJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code version}: tells versions, and what a bug report should hold. */
final class VersionCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    Options.json(syntax);
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kryptonx", version());
    facts.put("java", Runtime.version() + ", " + System.getProperty("java.vendor"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("processor", System.getProperty("os.arch"));
    facts.put("sandbox", SandboxProbe.describe(session));
    if (arguments.has(Options.JSON)) {
      session.write(VersionJson.of(facts) + "\n");
      return ExitCode.FINE;
    }
    Output out = session.out();
    facts.forEach((name, value) -> out.line(out.in(Style.FAINT, Columns.left(name, 10)) + value));
    return ExitCode.FINE;
  }

  /** The version of this program. */
  static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
