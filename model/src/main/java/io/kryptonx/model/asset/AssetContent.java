package io.kryptonx.model.asset;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;

/**
 * What an asset holds at a time, as events name it: one snapshot, or a whole collection by the root
 * of its manifest.
 */
public sealed interface AssetContent permits Snapshot, CollectionRef {

  /** Appends the canonical form. */
  static void write(CanonicalWriter out, AssetContent content) {
    switch (content) {
      case Snapshot snapshot -> snapshot.write(out.flag(false));
      case CollectionRef(var root, var count) -> out.flag(true).digest(root).count(count);
    }
  }

  /** Reads the canonical form. */
  static AssetContent read(CanonicalReader in) {
    return in.flag() ? new CollectionRef(in.digest(), in.count()) : Snapshot.read(in);
  }
}
