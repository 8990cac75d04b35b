package io.kryptonx.model.item;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One glob without braces, ready to match. It keeps all ways to match at once, never going back.
 */
final class GlobMatcher {

  private final String text;
  private final List<Step> steps = new ArrayList<>();

  private GlobMatcher(String text) {
    this.text = text;
  }

  /** A part of a glob. */
  private sealed interface Step {

    /** Some characters in a row; also {@code /} where it is {@code deep}. */
    record Run(boolean deep) implements Step {}

    /** Nothing, or folders up to and with their last {@code /}. */
    record Folders() implements Step {}

    /** This character. */
    record Literal(int character) implements Step {}

    /**
     * One character but {@code /}.
     *
     * @param ranges pairs of the first and the last one
     */
    record OneOf(boolean negated, List<Integer> ranges) implements Step {
      boolean has(int c) {
        boolean in = false;
        for (int i = 0; i < ranges.size(); i += 2) {
          in |= ranges.get(i) <= c && c <= ranges.get(i + 1);
        }
        return c != '/' && in != negated;
      }
    }
  }

  static GlobMatcher of(String glob) {
    GlobMatcher matcher = new GlobMatcher(Normalizer.normalize(glob, Normalizer.Form.NFC));
    int at = 0;
    while (at < matcher.text.length()) {
      at = matcher.step(at);
    }
    return matcher;
  }

  /** Whether it is to be compared with whole paths, not with names. */
  boolean isOfPaths() {
    return text.indexOf('/') >= 0;
  }

  boolean matches(int[] path) {
    // How much of the path the steps so far can stand for: all such lengths at once.
    boolean[] reached = new boolean[path.length + 1];
    reached[0] = true;
    for (Step step : steps) {
      switch (step) {
        case Step.Run(var deep) -> run(reached, path, deep);
        case Step.Folders() -> folders(reached, path);
        case Step.Literal(var character) -> one(reached, path, c -> c == character);
        case Step.OneOf some -> one(reached, path, some::has);
      }
    }
    return reached[path.length];
  }

  /** Reads the step that begins at {@code at} and says where the next one does. */
  private int step(int at) {
    return switch (text.charAt(at)) {
      case '*' -> stars(at);
      case '?' -> {
        steps.add(new Step.OneOf(true, List.of()));
        yield at + 1;
      }
      case '[' -> {
        int end = GlobText.bracketEnd(text, at);
        steps.add(oneOf(text.substring(at + 1, end)));
        yield end + 1;
      }
      case '\\' -> {
        GlobText.check(at + 1 < text.length(), "it ends with a backslash");
        yield literal(at + 1);
      }
      default -> literal(at);
    };
  }

  private int literal(int at) {
    int character = text.codePointAt(at);
    steps.add(new Step.Literal(character));
    return at + Character.charCount(character);
  }

  private int stars(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '*') {
      end++;
    }
    boolean deep = end - at > 1;
    boolean wholePart = at == 0 || text.charAt(at - 1) == '/';
    if (deep && wholePart && end < text.length() && text.charAt(end) == '/') {
      steps.add(new Step.Folders());
      return end + 1;
    }
    steps.add(new Step.Run(deep));
    return end;
  }

  private static Step oneOf(String inside) {
    boolean negated = inside.startsWith("!") || inside.startsWith("^");
    int[] all = inside.substring(negated ? 1 : 0).codePoints().toArray();
    List<Integer> ranges = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      i += all[i] == '\\' && i + 1 < all.length ? 1 : 0;
      int first = all[i];
      if (i + 2 < all.length && all[i + 1] == '-') {
        i += all[i + 2] == '\\' && i + 3 < all.length ? 3 : 2;
      }
      GlobText.check(first <= all[i], "the range in '[" + inside + "]' runs backwards");
      ranges.add(first);
      ranges.add(all[i]);
    }
    return new Step.OneOf(negated, ranges);
  }

  private static void run(boolean[] reached, int[] path, boolean deep) {
    for (int i = 0; i < path.length; i++) {
      reached[i + 1] |= reached[i] && (deep || path[i] != '/');
    }
  }

  private static void folders(boolean[] reached, int[] path) {
    boolean open = false;
    for (int i = 0; i < path.length; i++) {
      open |= reached[i];
      reached[i + 1] |= open && path[i] == '/';
    }
  }

  private static void one(boolean[] reached, int[] path, IntPredicate fits) {
    for (int i = path.length; i > 0; i--) {
      reached[i] = reached[i - 1] && fits.test(path[i - 1]);
    }
    reached[0] = false;
  }
}
