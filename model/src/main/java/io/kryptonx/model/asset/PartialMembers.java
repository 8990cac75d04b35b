package io.kryptonx.model.asset;

import io.kryptonx.model.item.Item;
import java.util.List;

/**
 * A collection that was asked for although some of its items could not be made.
 *
 * @param missing what is not there, in order, at least one; parts that nobody knows are {@link
 *     Item#ANY}
 */
public record PartialMembers(Members members, List<Item> missing) implements InputValue {

  public PartialMembers {
    missing = missing.stream().sorted().distinct().toList();
    if (missing.isEmpty()) {
      throw new IllegalArgumentException("a collection that lacks nothing is whole");
    }
  }
}
