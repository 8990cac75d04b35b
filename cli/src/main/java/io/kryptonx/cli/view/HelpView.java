package io.kryptonx.cli.view;

import io.kryptonx.cli.syntax.Option;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  public void show(String command, String summary, Syntax syntax) {
    out.line(summary + ".");
    out.line();
    String name = out.in(Style.STRONG, "kryptonx " + command);
    out.line("Usage: " + name + synopsis(syntax) + " [OPTIONS]");
    Map<String, String> arguments = new LinkedHashMap<>();
    syntax.arguments().forEach(each -> arguments.put("      " + each.label(), each.description()));
    Map<String, String> options = new LinkedHashMap<>();
    syntax.options().forEach(option -> options.put(name(option), option.description()));
    int width =
        Stream.concat(arguments.keySet().stream(), options.keySet().stream())
            .mapToInt(Columns::of)
            .max()
            .orElse(0);
    section("", arguments, width);
    section("Options", options, width);
    if (!syntax.examples().isEmpty()) {
      out.line();
      out.line(out.in(Style.STRONG, "Examples"));
      syntax.examples().forEach(line -> out.line(line.isEmpty() ? "" : "  " + line));
    }
  }

  private static String synopsis(Syntax syntax) {
    return syntax.arguments().stream()
        .map(each -> each.needed() ? " " + each.label() : " [" + each.label() + "]")
        .collect(Collectors.joining());
  }

  private static String name(Option option) {
    String names = String.join(", ", option.names());
    String indent = option.names().size() == 1 ? "      " : "  ";
    return indent + names + (option.takesValue() ? " " + option.label() : "");
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
