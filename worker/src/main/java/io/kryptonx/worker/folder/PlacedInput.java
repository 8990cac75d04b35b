package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import java.util.List;

/** An input as it stands in a working folder. Paths are relative to where the attempt works. */
public sealed interface PlacedInput {

  /** Name of the input. */
  String name();

  /** The path that the attempt is told, or the empty text where there is nothing. */
  String path();

  /** One file. */
  record Single(String name, String path, Snapshot snapshot) implements PlacedInput {}

  /** A folder of the members of a collection. */
  record Collection(String name, String path, List<PlacedMember> members) implements PlacedInput {
    public Collection {
      members = List.copyOf(members);
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
