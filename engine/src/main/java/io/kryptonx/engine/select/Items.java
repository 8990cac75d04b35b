package io.kryptonx.engine.select;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Items as people write them: the text of one, or a {@link Glob} over texts. What is an item's text
 * means that item, although it holds a star.
 */
public final class Items {

  /** Shorter texts are all close to each other. */
  private static final int MIN_GUESSED = 3;

  private final String text;
  private final Glob glob;

  private Items(String text) {
    this.text = text;
    this.glob = new Glob(text);
  }

  /**
   * Reads a text.
   *
   * @throws KryptonxException USAGE if it is too long
   */
  public static Items parse(String text) {
    if (text.length() > Glob.MAX_LENGTH) {
      throw new KryptonxException(
          ErrorCode.USAGE, "an item is named by at most " + Glob.MAX_LENGTH + " characters");
    }
    return new Items(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  /**
   * Those of some things whose items are meant.
   *
   * @param item the text of the item of a thing
   */
  public <T> List<T> of(Collection<T> things, Function<T, String> item) {
    List<T> exact = things.stream().filter(each -> item.apply(each).equals(text)).toList();
    return exact.isEmpty() && glob.isWild()
        ? things.stream().filter(each -> glob.matches(item.apply(each))).toList()
        : exact;
  }

  /** The item that was probably meant. */
  public Optional<String> closest(Collection<String> known) {
    return text.length() < MIN_GUESSED ? Optional.empty() : DidYouMean.closest(text, known);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
