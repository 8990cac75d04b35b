package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Parsed;
import io.kryptonx.cli.syntax.Parser;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.ColorWhen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words after a command, understood. */
public final class Arguments {

  private static final List<String> HELP = List.of("-h", "--help");

  private final Catalog entry;
  private final Syntax syntax;
  private final Parsed parsed;
  private final boolean asksForHelp;

  private Arguments(Catalog entry, Syntax syntax, Parsed parsed, boolean asksForHelp) {
    this.entry = entry;
    this.syntax = syntax;
    this.parsed = parsed;
    this.asksForHelp = asksForHelp;
  }

  /**
   * Understands the words after a command. Who asks for help gets it, whatever else is there.
   *
   * @throws UsageException if they make no sense
   */
  public static Arguments parse(Catalog entry, Command command, String... words) {
    Syntax syntax = new Syntax();
    command.describe(syntax);
    Options.common(syntax);
    boolean help = Arrays.stream(words).takeWhile(w -> !w.equals("--")).anyMatch(HELP::contains);
    List<String> typed = help ? List.of() : Arrays.asList(words);
    return new Arguments(entry, syntax, Parser.parse(entry.label(), syntax, typed), help);
  }

  /** The command that they belong to. */
  public Catalog entry() {
    return entry;
  }

  /** What the command takes. */
  public Syntax syntax() {
    return syntax;
  }

  /** Whether help was asked for. */
  public boolean asksForHelp() {
    return asksForHelp;
  }

  /** When to show colours. */
  public ColorWhen color() {
    return choice(Options.COLOR, ColorWhen.class).orElse(ColorWhen.AUTO);
  }

  /** Whether an option was given. */
  boolean has(String option) {
    return parsed.has(option);
  }

  /** The value of an option. */
  Optional<String> text(String option) {
    return parsed.one(option);
  }

  /** The values of an option that may be repeated. */
  List<String> texts(String option) {
    return parsed.all(option);
  }

  /** The value of an option that takes a number. */
  Optional<Integer> number(String option) {
    return parsed.one(option).map(Integer::valueOf);
  }

  /** The value of an option that takes one of some words. */
  <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) {
    return parsed.one(option).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
  }

  /** The arguments by position. */
  List<String> words() {
    return parsed.words();
  }

  /** A mistake in these arguments. */
  UsageException wrong(String message, String hint) {
    return new UsageException(entry.label(), message, hint);
  }

  /** Commands to be typed about the same pipeline. */
  Typed typed(Session session, Target target) {
    return new Typed(
        session.variable("KRYPTONX_NAME").orElse("kryptonx"),
        target.pipeline(),
        text(Options.ENV),
        text(Options.STORE));
  }
}
