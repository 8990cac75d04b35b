package io.kryptonx.cli.syntax;

import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Option.Form;
import io.kryptonx.cli.terminal.Harmless;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Understands words by the customs of GNU: {@code --jobs 4}, {@code --jobs=4}, {@code -j 4}, {@code
 * -j4}; options before, between and after arguments; after {@code --} all words are arguments.
 */
public final class Parser {

  private final String command;
  private final Syntax syntax;
  private final Deque<String> left;
  private final List<String> words = new ArrayList<>();
  private final Map<String, List<String>> values = new HashMap<>();

  private Parser(String command, Syntax syntax, List<String> typed) {
    this.command = command;
    this.syntax = syntax;
    this.left = new ArrayDeque<>(typed);
  }

  /**
   * Understands the words after a command.
   *
   * @throws UsageException if they do not fit
   */
  public static Parsed parse(String command, Syntax syntax, List<String> typed) {
    Parser parser = new Parser(command, syntax, typed);
    parser.read();
    return new Parsed(parser.words, parser.values);
  }

  private void read() {
    boolean options = true;
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (options && word.equals("--")) {
        options = false;
      } else if (options && word.startsWith("-") && word.length() > 1) {
        option(word);
      } else if (words.size() == syntax.mostArguments()) {
        throw wrong("one word too many: '" + Harmless.line(word) + "'", "");
      } else {
        words.add(word);
      }
    }
  }

  private void option(String word) {
    boolean isLong = word.startsWith("--");
    int end = isLong ? word.indexOf('=') : 2;
    boolean joined = end >= 0 && end < word.length();
    String name = joined ? word.substring(0, end) : word;
    Option option = syntax.option(name).orElseThrow(() -> unknown(name));
    if (joined && !option.takesValue()) {
      throw wrong(name + " takes no value", "");
    }
    if (!(option.form() instanceof Form.Texts) && values.containsKey(option.longName())) {
      throw wrong(option.longName() + " is given twice", "");
    }
    List<String> all = values.computeIfAbsent(option.longName(), _ -> new ArrayList<>());
    if (joined) {
      all.add(checked(option, word.substring(isLong ? end + 1 : end)));
    } else if (option.takesValue()) {
      if (left.isEmpty() || syntax.option(left.getFirst()).isPresent()) {
        throw wrong(option.longName() + " takes " + form(option), "");
      }
      all.add(checked(option, left.removeFirst()));
    }
  }

  private String checked(Option option, String value) {
    boolean fits =
        switch (option.form()) {
          case Form.Flag(), Form.Text(), Form.Texts() -> true;
          case Form.WholeNumber() -> isNumber(value);
          case Form.Choice(var choices) -> choices.contains(value.toLowerCase(Locale.ROOT));
        };
    if (!fits) {
      String not = ", not '" + Harmless.line(value) + "'";
      throw wrong(option.longName() + " takes " + form(option) + not, "");
    }
    return value;
  }

  private static String form(Option option) {
    return switch (option.form()) {
      case Form.Flag() -> "no value";
      case Form.Text(), Form.Texts() -> option.label();
      case Form.WholeNumber() -> "a number";
      case Form.Choice(var choices) -> String.join(", ", choices);
    };
  }

  private static boolean isNumber(String value) {
    try {
      Integer.parseInt(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private UsageException unknown(String name) {
    List<String> known = syntax.options().stream().flatMap(each -> each.names().stream()).toList();
    String message = "no option '" + Harmless.line(name) + "'";
    return wrong(message, UsageException.didYouMean(name, known));
  }

  private UsageException wrong(String message, String hint) {
    return new UsageException(command, message, hint);
  }
}
