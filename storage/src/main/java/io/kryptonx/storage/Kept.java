package io.kryptonx.storage;

import io.kryptonx.model.identity.Digest;
import java.nio.file.Path;
import java.time.Instant;

/** Something that takes room in a store for content. */
public sealed interface Kept {

  /** The room that it takes, in bytes. */
  long bytes();

  /** Content that is kept in the database. */
  record Small(Digest digest, long bytes) implements Kept {}

  /**
   * Content that is kept in a file.
   *
   * @param modified when it was put there, as the file system tells
   */
  record Large(Digest digest, long bytes, Instant modified) implements Kept {}

  /** A file or folder where content is kept that is none. */
  record Stray(Path path, long bytes) implements Kept {}
}
