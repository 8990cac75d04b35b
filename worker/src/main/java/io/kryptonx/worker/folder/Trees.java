package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** Trees in the store: a list of files, and the files. */
public final class Trees {

  private Trees() {}

  /**
   * The list of a tree.
   *
   * @throws MissingContentException if it is not in the store
   */
  public static Tree read(AssetStore store, Snapshot snapshot) {
    try (InputStream in = store.open(snapshot.digest())) {
      return Tree.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All content of a snapshot: of a tree also that of its files, as far as its list is there. */
  public static Set<Digest> digests(AssetStore store, Snapshot snapshot) {
    Set<Digest> digests = new TreeSet<>(Set.of(snapshot.digest()));
    if (snapshot.type().isTree()) {
      try {
        read(store, snapshot).files().values().forEach(file -> digests.add(file.digest()));
      } catch (MissingContentException e) {
        return digests; // what its files were is not known then
      }
    }
    return digests;
  }

  /** The same of any content: of a collection that of all its members. */
  public static Set<Digest> digests(AssetStore store, AssetContent content) {
    return switch (content) {
      case Snapshot snapshot -> digests(store, snapshot);
      case CollectionRef(var root, _) -> {
        Set<Digest> digests = new TreeSet<>();
        Members.read(root, store)
            .list()
            .forEach(member -> digests.addAll(digests(store, member.snapshot())));
        yield digests;
      }
    };
  }
}
