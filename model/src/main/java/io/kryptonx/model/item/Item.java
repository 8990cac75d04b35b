package io.kryptonx.model.item;

import io.kryptonx.model.identity.WellFormed;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One member of a collection: a part for each dimension, in the order of the dimensions. The empty
 * item stands for a single value.
 *
 * <p>The text form joins the parts by {@code ::}, as in {@code cats/tom::face-2}; in it, {@code %},
 * {@code :} and control characters of a part are percent-encoded, so that every item has one text
 * and every text at most one item. Parts are held in Unicode normal form C. The empty part {@link
 * #ANY} stands for a part that is not known, because what would have made it failed; its text is
 * {@code *}.
 *
 * <p>Ordered part by part, by UTF-16 code units.
 *
 * @param parts at most {@value #MAX_PARTS}, each at most {@value #MAX_PART_LENGTH} characters
 */
public record Item(List<String> parts) implements Comparable<Item> {

  /** The most dimensions that an item can have. */
  public static final int MAX_PARTS = 16;

  /** The most characters of a part: what a path can have on common systems. */
  public static final int MAX_PART_LENGTH = 4096;

  /** A part that is not known. */
  public static final String ANY = "";

  /** The item of a single value. */
  public static final Item EMPTY = new Item(List.of());

  private static final String SEPARATOR = "::";

  public Item {
    if (parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException("an item has at most 16 parts, not " + parts.size());
    }
    parts =
        parts.size() == 1
            ? List.of(checked(parts.getFirst())) // smaller than others; a run may have a million
            : parts.stream().map(Item::checked).toList();
  }

  /** An item of these parts. */
  public static Item of(String... parts) {
    return parts.length == 0 ? EMPTY : new Item(Arrays.asList(parts));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is no item's text
   */
  public static Item parse(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    return new Item(Arrays.stream(text.split(SEPARATOR, -1)).map(Escape::decode).toList());
  }

  /** This item with one more part at its end. */
  public Item with(String part) {
    List<String> more = new ArrayList<>(parts.size() + 1);
    more.addAll(parts);
    more.add(part);
    return new Item(more);
  }

  /** Whether a part of it is not known. */
  public boolean isPartial() {
    return parts.contains(ANY);
  }

  /** Whether this is the item of a single value. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The text form. */
  public String text() {
    return parts.stream().map(Escape::encode).collect(Collectors.joining(SEPARATOR));
  }

  @Override
  public int compareTo(Item other) {
    int common = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < common; i++) {
      int order = parts.get(i).compareTo(other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public String toString() {
    return text();
  }

  private static String checked(String part) {
    if (!WellFormed.isText(part)) {
      throw new IllegalArgumentException(
          "a part of an item with half of a surrogate pair: " + WellFormed.mended(part));
    }
    String normal =
        Normalizer.isNormalized(part, Normalizer.Form.NFC)
            ? part
            : Normalizer.normalize(part, Normalizer.Form.NFC);
    if (normal.length() > MAX_PART_LENGTH) {
      throw new IllegalArgumentException("a part of an item has at most 4096 characters");
    }
    return normal;
  }
}
