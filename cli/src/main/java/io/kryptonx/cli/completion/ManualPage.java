package io.kryptonx.cli.completion;

import io.kryptonx.cli.syntax.Argument;
import io.kryptonx.cli.syntax.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The manual page of all commands, in the language of {@code man}. */
public final class ManualPage {

  private static final String INTRODUCTION =
      """
      kryptonx runs asset pipelines: the same result every time, and only what changed again.
      A pipeline is named by its file, or by a folder that holds pipeline.yaml; without one it is
      that of the working folder.
      """;

  private static final List<List<String>> EXIT_CODES =
      List.of(
          List.of("0", "All fine."),
          List.of("1", "A run ended with failures, or what was asked about differs."),
          List.of("2", "A wrong command line, a mistake in the definition, a source to be mended."),
          List.of("3", "The machine or the store does not allow it, or a bug."),
          List.of("130", "Interrupted."));

  private static final List<List<String>> VARIABLES =
      List.of(
          List.of("NO_COLOR", "No colours unless they are asked for."),
          List.of("KRYPTONX_DEBUG_TRACE", "Show where in Kryptonx an error arose."),
          List.of("KRYPTONX_JAVA_OPTS", "More options for the Java virtual machine."));

  private final List<Described> commands;
  private final String version;
  private final StringBuilder page = new StringBuilder();

  /** A page about these commands. */
  public ManualPage(List<Described> commands, String version) {
    this.commands = List.copyOf(commands);
    this.version = version;
  }

  /** The page. */
  public String text() {
    page.setLength(0);
    line(".TH KRYPTONX 1 \"\" " + quoted("Kryptonx " + version) + " \"Kryptonx\"");
    section("NAME");
    line("kryptonx \\- run asset pipelines");
    section("SYNOPSIS");
    line(".B kryptonx");
    line(".I COMMAND");
    line("[\\fIOPTIONS\\fR] ...");
    section("DESCRIPTION");
    paragraph(INTRODUCTION);
    Set<Option> common = common();
    section("COMMANDS");
    commands.forEach(command -> command(command, common));
    section("OPTIONS OF EVERY COMMAND");
    common.forEach(this::option);
    section("EXIT STATUS");
    entries(EXIT_CODES);
    section("ENVIRONMENT");
    entries(VARIABLES);
    section("FILES");
    entries(
        List.of(
            List.of("pipeline.yaml", "The definition of a pipeline."),
            List.of(".kryptonx/", "The store, beside the definition.")));
    return page.toString();
  }

  private Set<Option> common() {
    Set<Option> common = new LinkedHashSet<>(commands.getFirst().options());
    commands.forEach(command -> common.retainAll(command.options()));
    return common;
  }

  private void command(Described command, Set<Option> common) {
    List<String> synopsis = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      String name = "\\fI" + escaped(argument.label()) + "\\fR";
      synopsis.add(argument.needed() ? name : "[" + name + "]");
    }
    line(".SS " + quoted("kryptonx " + command.label()));
    line(escaped(command.summary()) + ".");
    line(".PP");
    line("\\fBkryptonx " + command.label() + "\\fR " + String.join(" ", synopsis));
    for (Argument argument : command.arguments()) {
      line(".TP");
      line("\\fI" + escaped(argument.label()) + "\\fR");
      paragraph(argument.description());
    }
    command.options().stream().filter(each -> !common.contains(each)).forEach(this::option);
    if (!command.syntax().examples().isEmpty()) {
      line(".PP");
      line(".nf");
      command.syntax().examples().forEach(example -> line(guarded(escaped(example))));
      line(".fi");
    }
  }

  private void option(Option option) {
    List<String> names = option.names().stream().map(n -> "\\fB" + escaped(n) + "\\fR").toList();
    String value = option.takesValue() ? " \\fI" + escaped(option.label()) + "\\fR" : "";
    line(".TP");
    line(String.join(", ", names) + value);
    paragraph(option.description());
  }

  private void entries(List<List<String>> entries) {
    for (List<String> entry : entries) {
      line(".TP");
      line("\\fB" + escaped(entry.getFirst()) + "\\fR");
      paragraph(entry.getLast());
    }
  }

  private void section(String title) {
    line(".SH " + quoted(title));
  }

  private void paragraph(String text) {
    text.lines().forEach(each -> line(guarded(escaped(each))));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String quoted(String text) {
    return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
  }

  /** A line that begins with a dot or an apostrophe would be a request. */
  private static String guarded(String text) {
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '\'' -> escaped.append("\\(aq");
            case '`' -> escaped.append("\\(ga");
            case '^' -> escaped.append("\\(ha");
            case '~' -> escaped.append("\\(ti");
            case '…' -> escaped.append("...");
            default -> {
              if (c < 0x80) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("\\[u%04X]".formatted(c));
              }
            }
          }
        });
    return escaped.toString();
  }
}
