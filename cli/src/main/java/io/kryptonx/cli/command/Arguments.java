package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Harmless;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words after a command, understood. */
public final class Arguments {

  private final String command;
  private final CommandLine line;
  private final ParseResult result;

  private Arguments(String command, CommandLine line, ParseResult result) {
    this.command = command;
    this.line = line;
    this.result = result;
  }

  /**
   * Understands the words after a command.
   *
   * @throws UsageException if they make no sense
   */
  public static Arguments parse(Catalog entry, Command command, String... words) {
    CommandSpec spec = CommandSpec.create().name("kryptonx " + entry.label());
    spec.usageMessage().header(entry.summary() + ".");
    command.describe(spec);
    Options.common(spec);
    CommandLine line = new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      return new Arguments(entry.label(), line, line.parseArgs(words));
    } catch (ParameterException e) {
      throw usage(entry.label(), line, e);
    }
  }

  /** The command's name. */
  public String command() {
    return command;
  }

  /** Whether help was asked for. */
  public boolean asksForHelp() {
    return result.isUsageHelpRequested();
  }

  /** What the command takes. */
  public CommandSpec spec() {
    return line.getCommandSpec();
  }

  /** Whether a flag was given. */
  boolean has(String option) {
    return result.hasMatchedOption(option);
  }

  /** The value of an option. */
  Optional<String> text(String option) {
    return value(option, String.class);
  }

  /** The value of an option of some type. */
  <T> Optional<T> value(String option, Class<T> type) {
    @Nullable Object value = has(option) ? result.matchedOptionValue(option, null) : null;
    return Optional.ofNullable(type.cast(value));
  }

  /** The values of an option that may be repeated. */
  List<String> texts(String option) {
    return has(option) ? List.copyOf(result.matchedOption(option).stringValues()) : List.of();
  }

  /** The arguments by position. */
  List<String> words() {
    return result.matchedPositionals().stream()
        .flatMap(each -> each.stringValues().stream())
        .toList();
  }

  /** When to show colours. */
  public ColorWhen color() {
    return value(Options.COLOR, ColorWhen.class).orElse(ColorWhen.AUTO);
  }

  /** A mistake in these arguments. */
  UsageException wrong(String message, String hint) {
    return new UsageException(command, message, hint);
  }

  private static UsageException usage(String command, CommandLine line, ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (!word.startsWith("-")) {
        return new UsageException(command, "one word too many: '" + Harmless.line(word) + "'", "");
      }
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      TreeSet<String> known = new TreeSet<>();
      line.getCommandSpec().options().forEach((OptionSpec o) -> known.addAll(List.of(o.names())));
      String hint = UsageException.didYouMean(name, known);
      return new UsageException(command, "no option '" + Harmless.line(name) + "'", hint);
    }
    if (subject(e) instanceof OptionSpec option) {
      return new UsageException(command, about(option, e), "");
    }
    String message = lowerFirst(Harmless.line(String.valueOf(e.getMessage())));
    return new UsageException(command, message, "");
  }

  private static @Nullable ArgSpec subject(ParameterException e) {
    boolean missing = e instanceof MissingParameterException m && !m.getMissing().isEmpty();
    return missing ? ((MissingParameterException) e).getMissing().getFirst() : e.getArgSpec();
  }

  private static String about(OptionSpec option, ParameterException e) {
    String form = option.longestName() + " takes " + form(option);
    return e.getValue() == null ? form : form + ", not '" + Harmless.line(e.getValue()) + "'";
  }

  private static String form(OptionSpec option) {
    if (option.type().isEnum()) {
      return Arrays.stream(option.type().getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
    return option.type() == Integer.class ? "a number" : option.paramLabel();
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /** Commands to be typed about the same pipeline. */
  Typed typed(Session session, Target target) {
    return new Typed(
        session.variable("KRYPTONX_NAME").orElse("kryptonx"),
        target.pipeline(),
        text(Options.STORE));
  }
}
