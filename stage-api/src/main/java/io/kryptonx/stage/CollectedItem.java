package io.kryptonx.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One member of a collected input.
 *
 * @param item the member's name within the collection in text form: its parts joined by {@code ::},
 *     {@code %} and {@code :} in them percent-encoded. Unique in its collection, and equal in every
 *     collection over the same dimensions, so that it lines several of them up
 * @param parts the name part by part, one for each dimension that the collection takes away, in
 *     their order; at least one. A part may contain {@code /}
 * @param path the member's content, a read-only file
 */
public record CollectedItem(String item, List<String> parts, Path path) {

  /**
   * Checks and freezes the values.
   *
   * @throws IllegalArgumentException if the item is empty, or if there is no part or an empty one
   */
  public CollectedItem {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(path, "path");
    parts = List.copyOf(parts);
    if (item.isEmpty()) {
      throw new IllegalArgumentException("a member of a collection has a name: item is empty");
    }
    if (parts.isEmpty() || parts.contains("")) {
      throw new IllegalArgumentException(
          "item '%s' needs one part for each dimension, none of them empty: parts are %s"
              .formatted(item, parts));
    }
  }
}
