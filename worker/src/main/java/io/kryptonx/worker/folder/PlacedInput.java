package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import java.util.List;
import java.util.Optional;

/** An input as it stands in a working folder. Paths are relative to where the attempt works. */
public sealed interface PlacedInput {

  /** Name of the input. */
  String name();

  /** The path that the attempt is told, or the empty text where there is nothing. */
  String path();

  /** One file, or the folder of a tree. */
  record Single(String name, String path, Snapshot snapshot) implements PlacedInput {}

  /**
   * A folder of the members of a collection.
   *
   * @param missing for one that may lack items
   */
  record Collection(String name, String path, List<PlacedMember> members, Optional<Missing> missing)
      implements PlacedInput {
    public Collection {
      members = List.copyOf(members);
    }
  }

  /**
   * What a collection lacks.
   *
   * @param path of a JSON array of the items
   * @param items as texts, sorted
   */
  record Missing(String path, List<String> items) {
    public Missing {
      items = List.copyOf(items);
    }
  }

  /** An optional input without a partner. */
  record Nothing(String name) implements PlacedInput {
    @Override
    public String path() {
      return "";
    }
  }

  /** One member of a collection. */
  record PlacedMember(Member member, String path) {}
}
