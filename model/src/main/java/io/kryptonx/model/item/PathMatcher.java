package io.kryptonx.model.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds what captures stand for in a path: each for as many characters as possible, the first one
 * before the next. Time is in proportion to the length of the path and the number of captures; a
 * regular expression may try all ways to divide a name among sixteen captures.
 */
final class PathMatcher {

  private static final int NONE = -1;

  private final List<String> literals;
  private final int captures;
  private final String path;
  private final int[] slashes;

  /** For each literal and place: the last place up to it where that literal can begin. */
  private final int[][] begins;

  private PathMatcher(List<String> literals, String path) {
    this.literals = literals;
    this.captures = literals.size() - 1;
    this.path = path;
    this.slashes = slashes(path);
    this.begins = new int[literals.size()][path.length() + 1];
  }

  /** What stands between the literals; empty if the path is none of theirs. */
  static Optional<List<String>> match(List<String> literals, String path) {
    String first = literals.getFirst();
    String last = literals.getLast();
    if (literals.size() == 1) {
      return path.equals(first) ? Optional.of(List.of()) : Optional.empty();
    }
    return path.startsWith(first) && path.endsWith(last)
        ? new PathMatcher(literals, path).match()
        : Optional.empty();
  }

  private Optional<List<String>> match() {
    int end = path.length() - literals.getLast().length();
    Arrays.fill(begins[captures], NONE);
    Arrays.fill(begins[captures], end, path.length() + 1, end);
    for (int literal = captures - 1; literal > 0; literal--) {
      int known = NONE;
      for (int at = 0; at <= path.length(); at++) {
        known = canBegin(literal, at) ? at : known;
        begins[literal][at] = known;
      }
    }
    if (!canBegin(0, 0)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(captures);
    int at = 0;
    for (int literal = 0; literal < captures; literal++) {
      int from = at + literals.get(literal).length();
      at = captureEnd(literal, from);
      parts.add(path.substring(from, at));
    }
    return Optional.of(parts);
  }

  private boolean canBegin(int literal, int at) {
    return path.startsWith(literals.get(literal), at)
        && captureEnd(literal, at + literals.get(literal).length()) != NONE;
  }

  /** Where the longest capture that follows a literal ends; only the last one takes slashes. */
  private int captureEnd(int literal, int from) {
    int most = literal + 1 == captures ? path.length() : slashes[from];
    int end = begins[literal + 1][most];
    return end > from ? end : NONE;
  }

  /** For each place the next slash, or the end. */
  private static int[] slashes(String path) {
    int[] slashes = new int[path.length() + 1];
    int next = path.length();
    for (int at = path.length(); at >= 0; at--) {
      next = at < path.length() && path.charAt(at) == '/' ? at : next;
      slashes[at] = next;
    }
    return slashes;
  }
}
