package io.kryptonx.definition.internal.value;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Platforms: {@code any}, or operating system and processor, {@code linux/amd64}. */
public final class Platforms {

  private static final List<String> KNOWN =
      List.of(
          Stage.ANY_PLATFORM,
          "linux/amd64",
          "linux/arm64",
          "macos/amd64",
          "macos/arm64",
          "windows/amd64",
          "windows/arm64");

  /** Other systems and processors have names, too. */
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,19}/[a-z][a-z0-9_]{1,19}");

  /** Words that mean a known system or processor, and are not its name. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "x86_64", "amd64",
          "x64", "amd64",
          "aarch64", "arm64",
          "darwin", "macos",
          "osx", "macos",
          "mac", "macos",
          "win", "windows");

  private Platforms() {}

  /** The platform of a text. */
  public static Optional<String> parse(YamlScalar text, Problems problems) {
    String usual =
        Stream.of(text.text().toLowerCase(Locale.ROOT).split("/", -1))
            .map(part -> OTHER_WORDS.getOrDefault(part, part))
            .reduce((left, right) -> left + "/" + right)
            .orElse("");
    boolean form = text.text().equals(Stage.ANY_PLATFORM) || FORM.matcher(text.text()).matches();
    if (form && usual.equals(text.text())) {
      return Optional.of(text.text());
    }
    problems.add(
        ProblemCode.BAD_PLATFORM,
        text.place(),
        "'" + Problems.shown(text.text()) + "' is no platform",
        text.text(),
        "a platform is an operating system and a processor, such as linux/amd64, or any",
        KNOWN.contains(usual)
            ? "write " + usual
            : DidYouMean.closest(text.text(), KNOWN)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("write it like linux/amd64"));
    return Optional.empty();
  }
}
