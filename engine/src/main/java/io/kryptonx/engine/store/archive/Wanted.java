package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.engine.store.walk.Visitor;
import io.kryptonx.model.identity.Digest;
import java.util.ArrayList;
import java.util.List;

/** The contents that belong to some runs, each once, in the order in which they are named. */
final class Wanted {

  private final DigestSet needed = new DigestSet();
  private final DigestSet all = new DigestSet();
  private final List<Digest> digests = new ArrayList<>();

  /**
   * Collects what a run names.
   *
   * @param content whether content of assets is wanted, too
   */
  Visitor visitor(boolean content) {
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        if (content || role == Role.LIST) {
          if (all.add(digest)) {
            digests.add(digest);
          }
          if (role != Role.HINT) {
            needed.add(digest);
          }
        }
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        // It is among the missing ones, and the file says so.
      }
    };
  }

  List<Digest> digests() {
    return digests;
  }

  /** Whether the run is not complete without it. */
  boolean isNeeded(Digest digest) {
    return needed.contains(digest);
  }
}
