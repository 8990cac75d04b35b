package io.kryptonx.engine.proof;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.folder.Trees;
import java.io.IOException;
import java.io.InputStream;

/** Copies assets with all that they consist of from one store to another. */
record Copies(AssetStore from, AssetStore to) {

  void copy(AssetContent content) {
    switch (content) {
      case Snapshot snapshot -> snapshot(snapshot);
      case CollectionRef ref -> {
        Members members = Members.read(ref.root(), from);
        members.contents().values().forEach(to::putDurable);
        members.list().stream().map(Member::snapshot).forEach(this::snapshot);
      }
    }
  }

  private void snapshot(Snapshot snapshot) {
    for (Digest digest : Trees.digests(from, snapshot)) {
      try (InputStream in = from.open(digest)) {
        to.put(in);
      } catch (IOException e) {
        throw new KryptonxException(
            ErrorCode.STORE, "cannot copy content " + digest.shortHex() + ": " + e.getMessage(), e);
      }
    }
  }
}
