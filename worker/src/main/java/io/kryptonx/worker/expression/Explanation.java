package io.kryptonx.worker.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import io.kryptonx.model.problem.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the library says into words that name the mistake and the way out. */
final class Explanation {

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");
  private static final Pattern AT = Pattern.compile("evaluation error(?: at <input>:(\\d+))?: ");
  private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.");
  private static final Pattern QUALIFIED = Pattern.compile("\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern OPERATOR = Pattern.compile("_?([^_]+)_");

  private Explanation() {}

  static ExpressionException of(CelValidationException e, String text, Vocabulary vocabulary) {
    List<CelIssue> errors = e.getErrors();
    if (errors.isEmpty()) {
      return new ExpressionException(
          String.valueOf(e.getMessage()), 0, "see docs/expressions.md for what there is");
    }
    CelIssue first = errors.getFirst();
    int offset = offset(text, first);
    String message = first.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return undeclared(undeclared.group(1), text, offset, vocabulary.names().keySet());
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      return new ExpressionException(
          "'" + operator(overload.group(1)) + "' cannot be applied to " + overload.group(2),
          offset + 1,
          "make the types equal, with int(…), double(…) or string(…)");
    }
    return new ExpressionException(
        message.replaceFirst(" expecting \\{.*", "").replace("<EOF>", "end"),
        offset + 1,
        "correct it there; docs/expressions.md shows the form");
  }

  static ExpressionException of(CelEvaluationException e, String text) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no value");
    Matcher at = AT.matcher(message);
    int column = 0;
    if (at.lookingAt()) {
      column = at.group(1) == null ? 0 : Math.min(Integer.parseInt(at.group(1)), text.length()) + 1;
      message = message.substring(at.end());
    }
    Matcher key = MISSING_KEY.matcher(message);
    if (key.matches()) {
      return new ExpressionException(
          "there is no '" + key.group(1) + "'",
          column,
          "correct the name, or ask first with has(…) or in");
    }
    return new ExpressionException(message, column, fix(e));
  }

  private static String fix(CelEvaluationException e) {
    if (e.getCause() instanceof Effort.TooMuchException) {
      return "do less in one expression, or use a command";
    }
    return switch (e.getErrorCode()) {
      case OVERLOAD_NOT_FOUND -> "make the types equal, with int(…), double(…) or string(…)";
      case DIVIDE_BY_ZERO -> "compare the divisor with 0 first";
      case INDEX_OUT_OF_BOUNDS -> "compare with size(…) first";
      case ITERATION_BUDGET_EXCEEDED -> "do less in one expression, or use a command";
      default -> "correct the expression or what it looks at";
    };
  }

  private static ExpressionException undeclared(
      String name, String text, int offset, Collection<String> known) {
    String seen = name;
    int column = offset + 1;
    boolean isCall = text.startsWith("(", Math.min(text.length(), offset));
    Matcher field = QUALIFIED.matcher(text);
    boolean qualifies = known.stream().anyMatch(word -> word.startsWith(name + "."));
    if (qualifies && field.find(Math.min(text.length(), offset + name.length()))) {
      seen = name + "." + field.group(1);
    }
    if (isCall) {
      return new ExpressionException(
          "there is no function '" + name + "'", column, "docs/expressions.md lists them all");
    }
    Optional<String> near = NearestWord.to(seen, known);
    String all = known.isEmpty() ? "there are no names here" : "there are: " + listed(known);
    return new ExpressionException(
        "there is no '" + seen + "'",
        column,
        near.map(word -> "did you mean '" + word + "'?").orElse(all));
  }

  private static String listed(Collection<String> known) {
    int most = 12;
    String some = String.join(", ", known.stream().limit(most).toList());
    return known.size() > most ? some + " and " + (known.size() - most) + " more" : some;
  }

  private static String operator(String function) {
    Matcher operator = OPERATOR.matcher(function);
    return operator.matches() ? operator.group(1) : function;
  }

  private static int offset(String text, CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int offset = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', offset);
      offset = end < 0 ? offset : end + 1;
    }
    return Math.max(0, Math.min(text.length(), offset + issue.getSourceLocation().getColumn()));
  }
}
