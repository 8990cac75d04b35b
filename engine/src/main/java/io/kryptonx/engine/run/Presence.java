package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which contents are in the store as a whole: collections with all their members, trees with all
 * their files. Looked up at once, since there may be many.
 */
final class Presence {

  private final AssetStore assets;

  /** What each collection and tree needs besides its own bytes. */
  private final Map<Digest, Set<Digest>> parts = new HashMap<>();

  private final Set<Digest> missing = new TreeSet<>();

  private Presence(AssetStore assets) {
    this.assets = assets;
  }

  static Presence of(AssetStore assets, Collection<? extends AssetContent> contents) {
    Presence presence = new Presence(assets);
    Set<Digest> needed = new HashSet<>();
    contents.forEach(content -> presence.gather(content, needed));
    presence.missing.addAll(assets.missing(needed));
    return presence;
  }

  /** Whether all of it is there; one of those that were asked about. */
  boolean isWhole(AssetContent content) {
    return missing.isEmpty()
        || switch (content) {
          case Snapshot snapshot -> isThere(snapshot.digest());
          case CollectionRef ref -> isThere(ref.root());
        };
  }

  private boolean isThere(Digest digest) {
    return !missing.contains(digest)
        && parts.getOrDefault(digest, Set.of()).stream().allMatch(this::isThere);
  }

  private void gather(AssetContent content, Set<Digest> needed) {
    switch (content) {
      case Snapshot snapshot -> {
        needed.add(snapshot.digest());
        if (snapshot.type().isTree()) {
          tree(snapshot, needed);
        }
      }
      case CollectionRef ref -> collection(ref, needed);
    }
  }

  private void collection(CollectionRef ref, Set<Digest> needed) {
    if (parts.containsKey(ref.root())) {
      return;
    }
    Set<Digest> members = new HashSet<>();
    try {
      Members.read(ref.root(), assets)
          .list()
          .forEach(member -> {
            members.add(member.snapshot().digest());
            gather(member.snapshot(), needed);
          });
    } catch (MissingContentException _) {
      missing.add(ref.root());
    }
    parts.put(ref.root(), members);
  }

  private void tree(Snapshot snapshot, Set<Digest> needed) {
    if (parts.containsKey(snapshot.digest())) {
      return;
    }
    Set<Digest> files = new HashSet<>();
    try {
      Tree.read(snapshot, assets).files().values().forEach(file -> files.add(file.digest()));
    } catch (MissingContentException _) {
      missing.add(snapshot.digest());
    }
    parts.put(snapshot.digest(), files);
    needed.addAll(files);
  }
}
