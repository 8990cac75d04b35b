package io.kryptonx.cli.command;

import io.kryptonx.cli.json.CheckJson;
import io.kryptonx.cli.json.SarifJson;
import io.kryptonx.cli.manual.Manual;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.CheckView;
import io.kryptonx.engine.check.CheckReport;
import io.kryptonx.engine.check.PipelineCheck;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.Severity;
import java.nio.file.Path;

/** {@code check}: finds what is wrong without running anything. */
final class CheckCommand implements Command {

  private static final String FORMAT = "--format";
  private static final String STRICT = "--strict";
  private static final String POLICY = "--policy";

  /** How to tell what was found. */
  enum Format {
    /** For people. */
    TEXT,
    /** One object. */
    JSON,
    /** SARIF 2.1.0, which code hosts and editors read. */
    SARIF
  }

  @Override
  public void describe(Syntax syntax) {
    Options.definitionArgument(syntax);
    syntax.choice("FORMAT", "How to tell it: text, json, sarif.", Format.class, FORMAT);
    syntax.text("FILE", "House rules that it must keep, too.", POLICY);
    syntax.flag("Exit with 1 if there are warnings.", STRICT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx check                           is the pipeline of this folder right?",
        "kryptonx check --strict --format sarif   in CI, for the pages of a code host",
        "kryptonx check --policy house.yaml       against the rules of the house",
        "",
        "Tools are asked for their versions and Java files are compiled; no stage is executed.",
        "Exit codes: 0 no mistakes, 1 warnings with --strict, 2 mistakes.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Format format = format(arguments);
    Target target = Target.ofPipeline(arguments);
    CheckReport report =
        new PipelineCheck(session.environment(), Clock.system())
            .check(
                session.folder().resolve(target.pipeline()),
                arguments.text(Options.ENV),
                arguments.text(POLICY).map(session.folder()::resolve).map(Path::normalize));
    switch (format) {
      case TEXT -> new CheckView(session.out(), session.folder()).show(report);
      case JSON -> session.write(CheckJson.of(report) + "\n");
      case SARIF -> session.write(SarifJson.of(report, Manual.load().titles()) + "\n");
    }
    if (report.count(Severity.ERROR) > 0) {
      return ErrorCode.DEFINITION.exitCode();
    }
    boolean warned = report.count(Severity.WARNING) > 0;
    return warned && arguments.has(STRICT) ? ExitCode.FAILED : ExitCode.FINE;
  }

  private static Format format(Arguments arguments) {
    Format format = arguments.choice(FORMAT, Format.class).orElse(Format.TEXT);
    boolean json = arguments.has(Options.JSON);
    if (json && arguments.text(FORMAT).isPresent() && format != Format.JSON) {
      throw arguments.wrong("--json and --format say different things", "leave one of them out");
    }
    return json ? Format.JSON : format;
  }
}
