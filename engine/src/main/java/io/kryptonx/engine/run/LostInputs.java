package io.kryptonx.engine.run;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names lost content by the snapshots of a task's inputs: of a tree of which a file is gone all is
 * to be made again, and the core knows trees as a whole only.
 */
final class LostInputs {

  private final AssetStore assets;
  private final Set<Digest> gone;
  private final Set<Digest> snapshots = new TreeSet<>();

  private LostInputs(AssetStore assets, Collection<Digest> gone) {
    this.assets = assets;
    this.gone = new HashSet<>(gone);
  }

  /**
   * The snapshots that are gone or not whole.
   *
   * @param gone digests that were not found
   */
  static List<Digest> of(AssetStore assets, Collection<InputValue> inputs, List<Digest> gone) {
    LostInputs lost = new LostInputs(assets, gone);
    inputs.forEach(lost::look);
    return lost.snapshots.isEmpty() ? gone : List.copyOf(lost.snapshots);
  }

  private void look(InputValue input) {
    switch (input) {
      case Snapshot snapshot -> {
        if (gone.contains(snapshot.digest()) || snapshot.type().isTree() && isBroken(snapshot)) {
          snapshots.add(snapshot.digest());
        }
      }
      case Members members -> members.list().forEach(member -> look(member.snapshot()));
      case PartialMembers(var members, _) -> look(members);
      case InputValue.Absent _ -> {}
    }
  }

  private boolean isBroken(Snapshot tree) {
    try {
      return Tree.read(tree, assets).files().values().stream()
          .anyMatch(file -> gone.contains(file.digest()));
    } catch (MissingContentException _) {
      return true;
    }
  }
}
