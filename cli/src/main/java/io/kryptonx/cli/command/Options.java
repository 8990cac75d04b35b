package io.kryptonx.cli.command;

import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.engine.EngineConfig;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options that several commands have, each described once. */
final class Options {

  static final String PIPELINE = "--pipeline";
  static final String STORE = "--store";
  static final String JOBS = "--jobs";
  static final String PARAM = "--param";
  static final String ONLY = "--only";
  static final String SAMPLE = "--sample";
  static final String FRESH = "--fresh";
  static final String SANDBOX = "--sandbox";
  static final String RUN = "--run";
  static final String OUT = "--out";
  static final String JSON = "--json";
  static final String COLOR = "--color";
  static final String TRACE = "--debug-trace";
  static final String HELP = "--help";

  private Options() {}

  /** A pipeline as the argument. */
  static void pipelineArgument(CommandSpec spec) {
    argument(
        spec,
        0,
        "PIPELINE",
        "Its file, or a folder that holds pipeline.yaml (default: this folder).");
    pipeline(spec);
  }

  /** A node and perhaps an item as arguments; the pipeline is an option. */
  static void nodeArguments(CommandSpec spec, String label, String description) {
    nodeArguments(spec, label, description, "One item, as show lists them (default: all).");
  }

  /** The same, where an item means something of its own. */
  static void nodeArguments(CommandSpec spec, String label, String description, String item) {
    argument(spec, 0, label, description);
    argument(spec, 1, "ITEM", item);
    // A pipeline may come first; that is sorted out once all words are known.
    spec.addPositional(PositionalParamSpec.builder().index("2").arity("0..1").hidden(true).build());
    pipeline(spec);
  }

  /** An argument by position; that it is missing is noticed by who needs it. */
  static void argument(CommandSpec spec, int index, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(String.valueOf(index))
            .arity("0..1")
            .type(String.class)
            .paramLabel(label)
            .hideParamSyntax(true)
            .description(description)
            .build());
  }

  private static void pipeline(CommandSpec spec) {
    spec.addOption(
        value(
            "PATH",
            "The pipeline: its file, or a folder that holds pipeline.yaml.",
            "-p",
            PIPELINE));
    spec.addOption(value("DIR", "The store (default: .kryptonx beside the pipeline).", STORE));
  }

  /** What a run is asked for. */
  static void request(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(PARAM)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("NAME=VALUE")
            .description("Set a parameter of the pipeline; repeatable.")
            .build());
    spec.addOption(
        OptionSpec.builder(ONLY)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("STAGE")
            .description("This stage and what it needs; repeatable. Publishes nothing.")
            .build());
    spec.addOption(
        OptionSpec.builder(SAMPLE)
            .type(Integer.class)
            .paramLabel("N")
            .description("The first N items of each source. Publishes nothing.")
            .build());
    spec.addOption(flag("Take no result of an earlier run.", FRESH));
    spec.addOption(
        OptionSpec.builder(SANDBOX)
            .type(EngineConfig.Sandbox.class)
            .paramLabel("MODE")
            .description("Isolate stages from this machine: auto (where it works), on, off.")
            .build());
  }

  /** A past run. */
  static void run(CommandSpec spec) {
    spec.addOption(value("RUN", "A past run, gallery-7 or just 7 (default: the latest).", RUN));
  }

  /** What every command has. */
  static void common(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(COLOR)
            .type(ColorWhen.class)
            .paramLabel("WHEN")
            .description("Colours: auto (on terminals, unless NO_COLOR is set), always, never.")
            .build());
    spec.addOption(flag("Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).", TRACE));
    spec.addOption(
        OptionSpec.builder("-h", HELP).usageHelp(true).description("Show this help.").build());
  }

  /** One JSON object on the standard output. */
  static void json(CommandSpec spec) {
    spec.addOption(flag("Print one JSON object and nothing else.", JSON));
  }

  /** Lines at the end of the help. */
  static void examples(CommandSpec spec, String... lines) {
    String[] indented = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      indented[i] = lines[i].isEmpty() ? "" : "  " + lines[i];
    }
    spec.usageMessage().footer(indented);
  }

  static OptionSpec flag(String description, String name, String... more) {
    return OptionSpec.builder(name, more)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  static OptionSpec value(String label, String description, String name, String... more) {
    return OptionSpec.builder(name, more)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
