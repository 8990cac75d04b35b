package io.kryptonx.definition.internal.value;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes: {@code 512B}, {@code 64KiB}, {@code 1MiB}, {@code 2GiB}, {@code 1TiB}. */
public final class Sizes {

  /** The largest one, in bytes. */
  public static final long MAX = 1L << 50;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})(B|KiB|MiB|GiB|TiB)");
  private static final Pattern ALMOST =
      Pattern.compile("([0-9]{1,15})\\s*([kmgt])i?b?", Pattern.CASE_INSENSITIVE);
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private Sizes() {}

  /** The bytes of a text: at least {@code least}, which is whole KiB, at most {@link #MAX}. */
  public static Optional<Long> parse(YamlScalar text, long least, Problems problems) {
    Matcher matcher = FORM.matcher(text.text());
    if (!matcher.matches()) {
      bad(text, "a size is a whole number with one of B, KiB, MiB, GiB, TiB", fix(text), problems);
      return Optional.empty();
    }
    long unit = 1L << (10 * UNITS.indexOf(matcher.group(2)));
    long count = Long.parseLong(matcher.group(1));
    if (count > MAX / unit || count * unit < least) {
      bad(
          text,
          "it is less than " + least / 1024 + "KiB or more than 1024TiB",
          "choose one between",
          problems);
      return Optional.empty();
    }
    return Optional.of(count * unit);
  }

  private static String fix(YamlScalar text) {
    Matcher almost = ALMOST.matcher(text.text());
    if (almost.matches()) {
      return "write "
          + almost.group(1)
          + UNITS.get(1 + "kmgt".indexOf(almost.group(2).toLowerCase(Locale.ROOT)));
    }
    return text.text().matches("[0-9]{1,9}")
        ? "write " + text.text() + "MiB for mebibytes"
        : "write it like 512MiB or 2GiB";
  }

  private static void bad(YamlScalar text, String reason, String fix, Problems problems) {
    problems.add(
        ProblemCode.BAD_SIZE,
        text.place(),
        "'" + Problems.shown(text.text()) + "' is no size that can be used",
        text.text(),
        reason,
        fix);
  }
}
