package io.kryptonx.cli.command;

import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.engine.EngineConfig.Sandbox;

/** The options that several commands have, each described once. */
final class Options {

  static final String PIPELINE = "--pipeline";
  static final String ENV = "--env";
  static final String STORE = "--store";

  /** In place of a folder: a store that is not kept. */
  static final String MEMORY = "memory";

  static final String JOBS = "--jobs";
  static final String MAX_OUTPUT = "--max-output";
  static final String PARAM = "--param";
  static final String PARAMS = "--params";
  static final String ONLY = "--only";
  static final String SAMPLE = "--sample";
  static final String PUBLISH = "--publish";
  static final String FRESH = "--fresh";
  static final String ALLOW_REMOVAL = "--allow-removal";
  static final String SANDBOX = "--sandbox";
  static final String RUN = "--run";
  static final String DRY_RUN = "--dry-run";
  static final String LIMIT = "--limit";
  static final String OUT = "--out";
  static final String JSON = "--json";
  static final String COLOR = "--color";
  static final String TRACE = "--debug-trace";

  private Options() {}

  /** A pipeline as the argument. */
  static void pipelineArgument(Syntax syntax) {
    pipelineWord(syntax);
    pipeline(syntax);
  }

  /** A pipeline as the argument, of a command that needs no store. */
  static void definitionArgument(Syntax syntax) {
    pipelineWord(syntax);
    definition(syntax);
  }

  private static void pipelineWord(Syntax syntax) {
    syntax.argument(
        "PIPELINE", "Its file, or a folder that holds pipeline.yaml (default: this folder).");
  }

  /** A node and perhaps an item as arguments; the pipeline is an option. */
  static void nodeArguments(Syntax syntax, String label, String description) {
    nodeArguments(
        syntax,
        label,
        description,
        "An item, as show lists them, or a pattern: 'cats/*' (default: all).");
  }

  /** The same, where an item means something of its own. */
  static void nodeArguments(Syntax syntax, String label, String description, String item) {
    syntax.neededArgument(label, description);
    syntax.argument("ITEM", item);
    syntax.spareArgument(); // a pipeline may come first, see Target
    pipeline(syntax);
  }

  /** A run as the argument; the pipeline is an option. */
  static void runArgument(Syntax syntax) {
    syntax.argument("RUN", "A run: gallery-7, just 7, or latest (default: the latest).");
    syntax.spareArgument(); // a pipeline may come first, see Target
    pipeline(syntax);
  }

  /** The pipeline as an option. */
  static void pipeline(Syntax syntax) {
    definition(syntax);
    syntax.text(
        "DIR", "The store (default: .kryptonx beside the pipeline); memory keeps none.", STORE);
  }

  private static void definition(Syntax syntax) {
    syntax.text(
        "PATH", "The pipeline: its file, or a folder that holds pipeline.yaml.", "-p", PIPELINE);
    syntax.text("NAME", "Lay pipeline.NAME.yaml over the pipeline (default: nothing).", ENV);
  }

  /** Values of parameters. */
  static void parameters(Syntax syntax) {
    syntax.texts("NAME=VALUE", "Set a parameter of the pipeline; repeatable.", PARAM);
    syntax.text("FILE", "Parameters from a YAML or JSON file; --param wins over it.", PARAMS);
  }

  /** Walls around stages. */
  static void sandbox(Syntax syntax) {
    syntax.choice(
        "MODE",
        "Isolate stages from this machine: auto (where it works), on, off.",
        Sandbox.class,
        SANDBOX);
  }

  /** How many tasks at the same time. */
  static void jobs(Syntax syntax) {
    syntax.number("N", "Tasks at the same time (default: one for each processor).", "-j", JOBS);
  }

  /** What a run is asked for. */
  static void request(Syntax syntax) {
    parameters(syntax);
    syntax.texts(
        "SELECTOR", "These stages and what they need; repeatable. Publishes nothing.", ONLY);
    syntax.flag("Publish the files of those stages all the same.", PUBLISH);
    syntax.number("N", "The first N items of each source. Publishes nothing.", SAMPLE);
    syntax.flag("Take no result of an earlier run.", FRESH);
    sandbox(syntax);
  }

  /** A past run. */
  static void run(Syntax syntax) {
    syntax.text("RUN", "A past run, gallery-7 or just 7 (default: the latest).", RUN);
  }

  /** One JSON object on the standard output. */
  static void json(Syntax syntax) {
    syntax.flag("Print one JSON object and nothing else.", JSON);
  }

  /** What every command has. */
  static void common(Syntax syntax) {
    syntax.choice(
        "WHEN",
        "Colours: auto (on terminals, unless NO_COLOR is set), always, never.",
        ColorWhen.class,
        COLOR);
    syntax.flag("Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).", TRACE);
    syntax.flag("Show this help.", "-h", "--help");
  }
}
