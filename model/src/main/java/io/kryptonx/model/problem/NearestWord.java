package io.kryptonx.model.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known word that was probably meant by one that is not known. */
public final class NearestWord {

  private static final int MAX_LENGTH = 100;
  private static final int MAX_KNOWN = 2000;
  private static final int MIN_BEGUN = 3;

  private NearestWord() {}

  /**
   * The closest known word, if it is close: at most one change for each three characters, where a
   * change is a letter too many, missing, wrong, or swapped with the next; case does not count.
   * Else the only one that begins like it.
   */
  public static Optional<String> to(String seen, Collection<String> known) {
    int most = Math.max(1, seen.length() / 3);
    if (seen.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    record Candidate(String word, int distance) {}
    return known.stream()
        .limit(MAX_KNOWN)
        .filter(word -> Math.abs(word.length() - seen.length()) <= most)
        .map(word -> new Candidate(word, distance(lower(seen), lower(word))))
        .filter(candidate -> candidate.distance() <= most)
        .min(
            Comparator.comparingInt(Candidate::distance)
                .thenComparingInt(candidate -> -candidate.word().length())
                .thenComparing(Candidate::word))
        .map(Candidate::word)
        .or(() -> begun(seen, known));
  }

  private static Optional<String> begun(String seen, Collection<String> known) {
    List<String> begun =
        known.stream()
            .filter(word -> seen.length() >= MIN_BEGUN && lower(word).startsWith(lower(seen)))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  /** Optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
