package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Values that are one of a few words. */
public final class Words {

  private Words() {}

  /** The choice whose word a text is. */
  public static <T> Optional<T> choice(
      YamlScalar text, String what, List<T> choices, Function<T, String> label, Problems problems) {
    for (T choice : choices) {
      if (label.apply(choice).equals(text.text())) {
        return Optional.of(choice);
      }
    }
    unknown(text, what, choices.stream().map(label).toList(), problems);
    return Optional.empty();
  }

  /** Reports a word that is none of the choices. */
  public static void unknown(
      YamlScalar text, String what, List<String> choices, Problems problems) {
    problems.add(
        ProblemCode.UNKNOWN_WORD,
        text.place(),
        what + " cannot be '" + Problems.shown(text.text()) + "'",
        text.text(),
        "the choices are: " + String.join(", ", choices),
        truth(text.text())
            .filter(choices::contains)
            .map(word -> "write " + word)
            .orElseGet(() -> DidYouMean.fix(text.text(), choices)));
  }

  /** The truth value that older YAML would have seen in a text. */
  static Optional<String> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true", "1" -> Optional.of("true");
      case "no", "off", "false", "0" -> Optional.of("false");
      default -> Optional.empty();
    };
  }
}
