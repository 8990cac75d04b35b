package io.kryptonx.model.item;

import java.util.ArrayList;
import java.util.List;

/** The text of a glob, with its alternatives written out. */
final class GlobText {

  private GlobText() {}

  /** All texts that the braces stand for, from left to right; braces may stand in braces. */
  static List<String> alternatives(String text) {
    List<String> done = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(text));
    int length = text.length();
    while (!open.isEmpty()) {
      String next = open.removeLast();
      int brace = find(next, 0, "{");
      if (brace < 0) {
        check(find(next, 0, "}") < 0, "a '}' has no '{' before it; write \\} for the character");
        done.add(next);
        continue;
      }
      int end = end(next, brace);
      List<String> choices = choices(next.substring(brace + 1, end));
      for (String choice : choices.reversed()) {
        String written = next.substring(0, brace) + choice + next.substring(end + 1);
        length += written.length();
        check(
            length <= FileGlob.MAX_WRITTEN_OUT,
            "it has too many alternatives: written out they have more than 20000 characters");
        open.add(written);
      }
    }
    return done;
  }

  /**
   * Where a bracket that opens at {@code at} closes; a {@code ]} in the first place is a member.
   */
  static int bracketEnd(String text, int at) {
    int first = at + 1;
    if (first < text.length() && (text.charAt(first) == '!' || text.charAt(first) == '^')) {
      first++;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ']' && i > first) {
        return i;
      }
    }
    throw new IllegalArgumentException("a '[' is not closed; write \\[ for the character");
  }

  static void check(boolean holds, String reason) {
    if (!holds) {
      throw new IllegalArgumentException(reason);
    }
  }

  private static List<String> choices(String inside) {
    List<String> choices = new ArrayList<>();
    int from = 0;
    for (int comma = split(inside, 0); comma >= 0; comma = split(inside, from)) {
      choices.add(inside.substring(from, comma));
      from = comma + 1;
    }
    choices.add(inside.substring(from));
    return choices;
  }

  /** The next comma outside inner braces. */
  private static int split(String text, int from) {
    int at = find(text, from, "{,");
    while (at >= 0 && text.charAt(at) == '{') {
      at = find(text, end(text, at) + 1, "{,");
    }
    return at;
  }

  /** Where a brace that opens at {@code at} closes. */
  private static int end(String text, int at) {
    int depth = 1;
    for (int i = find(text, at + 1, "{}"); i >= 0; i = find(text, i + 1, "{}")) {
      depth += text.charAt(i) == '{' ? 1 : -1;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a '{' is not closed; write \\{ for the character");
  }

  /** The next of some characters that stands for itself neither by a backslash nor in a bracket. */
  private static int find(String text, int from, String wanted) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (wanted.indexOf(c) >= 0) {
        return i;
      }
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        i = bracketEnd(text, i);
      }
    }
    return -1;
  }
}
