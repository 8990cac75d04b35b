package io.kryptonx.engine.store.walk;

import io.kryptonx.model.identity.Digest;

/** Who is shown what runs name. The same digest may be shown often. */
public interface Visitor {

  /** What a named content is for. */
  enum Role {
    /** A list, definition or key: without it the run cannot be read back. */
    LIST,
    /** Content of an asset, what was printed, a file of the bundle. */
    CONTENT,
    /** Content that may be there and is of use if it is. */
    HINT
  }

  /** Something is named. */
  void named(Digest digest, Role role, Place place);

  /** A list cannot be read, so that what it names is not known. */
  void unreadable(Digest list, Place place, String reason);
}
