package io.kryptonx.cli.command;

import io.kryptonx.cli.completion.Described;
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
  /** Tells iterations. */
  LOOP("Show the iterations of loops; write what one of them made"),
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
  /** Does the work of a run again. */
  VERIFY("Do the work of a run again, and compare"),
  /** Runs under faults. */
  CHAOS("Run a pipeline under faults, and compare with a calm run"),
  /** Publishes an earlier run again. */
  ROLLBACK("Publish again what an earlier run published"),
  /** Lays out a task again. */
  DEBUG("Lay out the exact folder of a task and open a shell in it"),
  /** Lists what failed for good, and does it again. */
  DLQ("List what failed for good (dead letters), do it again, or drop it"),
  /** What people decide about. */
  REVIEW("List what waits for a person, look at it, approve or reject it"),
  /** Pins what a run had made. */
  LOCK("Pin what a run had made, or list what is pinned"),
  /** Lets go what was pinned. */
  UNLOCK("Let go what was pinned"),
  /** Lists past runs, and carries them elsewhere. */
  RUNS("List past runs, show one, carry one to another store"),
  /** What acted on the outside. */
  EFFECTS("List what acted on the outside, and let it act again"),
  /** Takes out what nothing needs. */
  GC("Take out of the store what no run needs"),
  /** Deletes. */
  CLEAN("Delete files of the store that can be made again, or all of it"),
  /** Looks whether all is well. */
  STORE("Check that a store is what was written"),
  /** Begins a pipeline. */
  INIT("Begin a pipeline from a template"),
  /** Shows it all. */
  DEMO("See it work: a photo gallery in a fresh folder"),
  /** Completes command lines. */
  COMPLETION("Print a script by which a shell completes command lines"),
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
      case LOOP -> new LoopCommand();
      case LOGS -> new LogsCommand();
      case GRAPH -> new GraphCommand();
      case PROFILE -> new ProfileCommand();
      case REPORT -> new ReportCommand();
      case DIFF -> new DiffCommand();
      case VERIFY -> new VerifyCommand();
      case CHAOS -> new ChaosCommand();
      case ROLLBACK -> new RollbackCommand();
      case DEBUG -> new DebugCommand();
      case DLQ -> new DlqCommand();
      case REVIEW -> new ReviewCommand();
      case LOCK -> new LockCommand();
      case UNLOCK -> new UnlockCommand();
      case RUNS -> new RunsCommand();
      case EFFECTS -> new EffectsCommand();
      case GC -> new GcCommand();
      case CLEAN -> new CleanCommand();
      case STORE -> new StoreCommand();
      case INIT -> new InitCommand();
      case DEMO -> new DemoCommand();
      case COMPLETION -> new CompletionCommand();
      case VERSION -> new VersionCommand();
      case HELP -> new HelpCommand();
    };
  }

  /** The entry that is typed so. */
  public static Optional<Catalog> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** All commands with everything that they take. */
  static List<Described> described() {
    return Arrays.stream(values())
        .map(each ->
            new Described(
                each.label(), each.summary(), Arguments.parse(each, each.create()).syntax()))
        .toList();
  }

  /** Everything that can be typed. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Catalog::label).toList();
  }
}
