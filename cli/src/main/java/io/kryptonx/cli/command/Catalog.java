package io.kryptonx.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All commands, in the order of the overview; only the one that is asked for is made. */
public enum Catalog {
  /** Runs. */
  RUN("Run a pipeline; only what changed runs again"),
  /** Says what would run. */
  PLAN("Say what a run would do, and why"),
  /** Finds mistakes. */
  CHECK("Find what is wrong with a pipeline, without running it"),
  /** Explains problems. */
  EXPLAIN("Explain the code of a problem or an error"),
  /** Explains. */
  WHY("Explain why tasks ran, or did not"),
  /** Lists and writes snapshots. */
  SHOW("List what a source or stage holds; write one to a file"),
  /** Shows what tasks printed. */
  LOGS("Show what tasks printed"),
  /** Draws. */
  GRAPH("Draw the pipeline as text, SVG, DOT or Mermaid"),
  /** Tells where time went. */
  PROFILE("Tell where the time of a run went, and why tasks were executed"),
  /** Writes a page about a run. */
  REPORT("Write all about a run into one HTML file"),
  /** Compares runs. */
  DIFF("Compare two runs, asset by asset"),
  /** Publishes an earlier run again. */
  ROLLBACK("Publish again what an earlier run published"),
  /** Lays out a task again. */
  DEBUG("Lay out the exact folder of a task and open a shell in it"),
  /** Shows it all. */
  DEMO("See it work: a photo gallery in a fresh folder"),
  /** Tells versions. */
  VERSION("Tell the versions of Kryptonx and what it runs on"),
  /** Explains commands. */
  HELP("Explain a command");

  private final String summary;

  Catalog(String summary) {
    this.summary = summary;
  }

  /** What is typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in one line. */
  public String summary() {
    return summary;
  }

  /** The command. */
  public Command create() {
    return switch (this) {
      case RUN -> new RunCommand();
      case PLAN -> new PlanCommand();
      case CHECK -> new CheckCommand();
      case EXPLAIN -> new ExplainCommand();
      case WHY -> new WhyCommand();
      case SHOW -> new ShowCommand();
      case LOGS -> new LogsCommand();
      case GRAPH -> new GraphCommand();
      case PROFILE -> new ProfileCommand();
      case REPORT -> new ReportCommand();
      case DIFF -> new DiffCommand();
      case ROLLBACK -> new RollbackCommand();
      case DEBUG -> new DebugCommand();
      case DEMO -> new DemoCommand();
      case VERSION -> new VersionCommand();
      case HELP -> new HelpCommand();
    };
  }

  /** The entry that is typed so. */
  public static Optional<Catalog> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** Everything that can be typed. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Catalog::label).toList();
  }
}
