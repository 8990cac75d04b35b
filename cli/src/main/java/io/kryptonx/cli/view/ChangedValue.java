package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.compare.LineDiff;
import io.kryptonx.engine.report.ContentDiff.TextLine;
import java.util.List;
import java.util.Optional;

/** A value that was one thing and is another: beside each other, or below, or line by line. */
public final class ChangedValue {

  private static final String SHA256 = "sha256:";
  private static final int DIGEST_HEX = 64;
  private static final int SHORT_HEX = 12;

  /** Longer values stand below each other. */
  private static final int MAX_BESIDE = 60;

  /** Longer texts are not compared line by line. */
  private static final int MAX_LINES = 400;

  private final Output out;
  private final Optional<String> before;
  private final Optional<String> after;

  /**
   * A change.
   *
   * @param before empty where it was not there
   * @param after empty where it is not there
   */
  public ChangedValue(Output out, Optional<String> before, Optional<String> after) {
    this.out = out;
    this.before = before;
    this.after = after;
  }

  /** Whether one of the values has several lines or is long. */
  public boolean isLong() {
    return isLong(before) || isLong(after);
  }

  private static boolean isLong(Optional<String> value) {
    return value
        .map(String::strip)
        .filter(text -> text.indexOf('\n') >= 0 || text.length() > MAX_BESIDE && !isDigest(text))
        .isPresent();
  }

  /** On one line: {@code 320 → 640}. */
  public String beside() {
    String old = before.map(v -> out.in(Style.BAD, value(v))).orElse(absent());
    String now = after.map(v -> out.in(Style.GOOD, value(v))).orElse(absent());
    return old + out.in(Style.FAINT, " → ") + now;
  }

  /** On lines of their own; of long ones only those that differ. */
  public List<String> below() {
    if (!isLong()) {
      return List.of(
          before.map(v -> out.in(Style.BAD, "- " + value(v))).orElse(absent()),
          after.map(v -> out.in(Style.GOOD, "+ " + value(v))).orElse(absent()));
    }
    List<String> old = before.stream().flatMap(String::lines).toList();
    List<String> now = after.stream().flatMap(String::lines).toList();
    Optional<List<TextLine>> lines =
        Math.max(old.size(), now.size()) > MAX_LINES ? Optional.empty() : LineDiff.of(old, now);
    return lines
        .map(all -> LineDiff.around(all).stream().map(line -> styled(out, line)).toList())
        .orElseGet(() -> List.of(old.size() + " lines → " + now.size() + " lines"));
  }

  /** A line of a text with what became of it. */
  public static String styled(Output out, TextLine line) {
    Style style =
        switch (line.sign()) {
          case '-' -> Style.BAD;
          case '+' -> Style.GOOD;
          default -> Style.FAINT;
        };
    return out.in(style, line.sign() + " " + Harmless.line(line.text().replace("\t", "  ")));
  }

  private String absent() {
    return out.in(Style.FAINT, "nothing");
  }

  private static boolean isDigest(String text) {
    String hex = bare(text);
    return hex.length() == DIGEST_HEX && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static String bare(String text) {
    return text.startsWith(SHA256) ? text.substring(SHA256.length()) : text;
  }

  private static String value(String text) {
    return isDigest(text)
        ? bare(text).substring(0, SHORT_HEX)
        : text.isEmpty() ? "''" : Harmless.line(text.strip());
  }
}
