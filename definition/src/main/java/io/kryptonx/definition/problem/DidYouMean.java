package io.kryptonx.definition.problem;

import io.kryptonx.model.problem.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class DidYouMean {

  private static final int MAX_LISTED = 12;

  private DidYouMean() {}

  /** The closest known word, see {@link NearestWord#to}. */
  public static Optional<String> closest(String seen, Collection<String> known) {
    return NearestWord.to(seen, known);
  }

  /** A fix: the word that was probably meant, or that one of them is to be written. */
  public static String fix(String seen, Collection<String> known) {
    return closest(seen, known)
        .map(word -> "did you mean '" + word + "'?")
        .orElseGet(() ->
            switch (known.size()) {
              case 0 -> "remove it";
              case 1 -> "write '" + known.iterator().next() + "'";
              default -> "write one of them";
            });
  }

  /** The words in order, shortened where there are many. */
  public static String listed(Collection<String> words) {
    List<String> sorted = words.stream().sorted().toList();
    return sorted.size() <= MAX_LISTED
        ? String.join(", ", sorted)
        : String.join(", ", sorted.subList(0, MAX_LISTED))
            + " and "
            + (sorted.size() - MAX_LISTED)
            + " more";
  }
}
