package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of one command, on one screen: what it does, what it takes, examples. */
public final class HelpView {

  private static final int MOST = 100;
  private static final int GAP = 2;

  private final Output out;
  private final int columns;

  /** A view on {@code out}. */
  public HelpView(Output out) {
    this.out = out;
    this.columns = Math.max(40, Math.min(MOST, out.columns()));
  }

  /** Shows the help of a command. */
  public void show(CommandSpec spec) {
    String header = String.join("\n", spec.usageMessage().header());
    out.line(header);
    out.line();
    out.line("Usage: " + out.in(Style.STRONG, spec.name()) + synopsis(spec) + " [OPTIONS]");
    Map<String, String> arguments = new LinkedHashMap<>();
    for (PositionalParamSpec each : spec.positionalParameters()) {
      if (!each.hidden()) {
        arguments.put("      " + each.paramLabel(), description(each));
      }
    }
    Map<String, String> options = new LinkedHashMap<>();
    spec.options().forEach(option -> options.put(name(option), description(option)));
    int width =
        java.util.stream.Stream.concat(arguments.keySet().stream(), options.keySet().stream())
            .mapToInt(Columns::of)
            .max()
            .orElse(0);
    section("", arguments, width);
    section("Options", options, width);
    if (spec.usageMessage().footer().length > 0) {
      out.line();
      out.line(out.in(Style.STRONG, "Examples"));
      Arrays.stream(spec.usageMessage().footer()).forEach(out::line);
    }
  }

  private static String synopsis(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .filter(each -> !each.hidden())
        .map(each -> isNeeded(each) ? " " + each.paramLabel() : " [" + each.paramLabel() + "]")
        .collect(Collectors.joining());
  }

  /** Nodes are; a pipeline, an item, a command or a folder has a default. */
  private static boolean isNeeded(PositionalParamSpec argument) {
    return argument.paramLabel().equals("STAGE") || argument.paramLabel().equals("NODE");
  }

  private static String name(OptionSpec option) {
    String first = option.names()[0];
    String names = first.startsWith("--") ? "    " + first : String.join(", ", option.names());
    boolean flag = option.arity().max() == 0;
    return "  " + names + (flag ? "" : " " + option.paramLabel());
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void section(String title, Map<String, String> entries, int width) {
    if (entries.isEmpty()) {
      return;
    }
    out.line();
    if (!title.isEmpty()) {
      out.line(out.in(Style.STRONG, title));
    }
    entries.forEach((name, text) -> {
      List<String> lines = Columns.wrap(text, columns - width - GAP);
      out.line(out.in(Style.KEPT, Columns.left(name, width)) + "  " + lines.getFirst());
      lines.stream().skip(1).forEach(l -> out.line(" ".repeat(width + GAP) + l));
    });
  }
}
