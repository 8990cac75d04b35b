package io.kryptonx.storage;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.identity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/**
 * Immutable bytes by digest. Putting equal bytes again changes nothing. Everything that is read is
 * verified: bytes that are not what their digest says are never handed out as good; they count as
 * missing from then on. Any thread; every call may block on the disk and may be repeated.
 *
 * <p>What was put can be read at once, also before it is durable. Small content that was put lately
 * may be read from memory, where nothing can damage it; {@link #verify} asks the disk.
 */
public interface AssetStore extends Contents {

  /**
   * Up to this size content is held in the database and becomes durable with the next commit of the
   * journal.
   */
  int SMALL_BYTES = 64 * 1024;

  /** The most bytes that {@link #get} returns. */
  int MAX_GET_BYTES = 64 * 1024 * 1024;

  /** Puts bytes. */
  Digest put(byte[] bytes);

  /**
   * Puts bytes that the journal needs to be read back, such as manifests: durable with the next
   * commit of the journal whatever their size.
   */
  Digest putDurable(byte[] bytes);

  /**
   * Puts all bytes of a stream, without holding them in memory.
   *
   * @throws java.io.IOException if the stream fails; then nothing of it is there
   */
  Written put(InputStream in) throws IOException;

  /**
   * Puts a copy of a file, read once from start to end.
   *
   * @throws io.kryptonx.model.problem.KryptonxException SOURCE if it is no regular file or changed
   *     while it was read
   */
  Written put(Path file);

  /**
   * Puts a file of a working folder and takes it over where that saves copying: the file may be
   * gone afterwards. The caller alone has it, and no process writes to it any more.
   */
  Written adopt(Path file);

  /** Whether it is there, as far as can be told without reading it. */
  default boolean has(Digest digest) {
    return missing(Set.of(digest)).isEmpty();
  }

  /** Those that are not there, as far as can be told without reading them. */
  Set<Digest> missing(Collection<Digest> digests);

  /**
   * All bytes of a small content, verified.
   *
   * @throws MissingContentException if it is missing or corrupt
   * @throws io.kryptonx.model.problem.KryptonxException if it is larger than {@link #MAX_GET_BYTES}
   */
  @Override
  byte[] get(Digest digest);

  /**
   * A stream of the bytes. The last read throws an {@link MissingContentException} if they were not
   * what the digest says.
   */
  InputStream open(Digest digest);

  /** Writes the bytes to a new file, verified; nothing is left there if that fails. */
  void copyTo(Digest digest, Path target);

  /**
   * Makes the bytes appear at a new place without copying where the file system allows that, else
   * copied. The file is read-only; whoever changed it all the same damaged the store, which {@link
   * #verify} finds out. Verified in cheap ways only (size).
   *
   * @return whether it is linked, so that {@link #verify} makes sense afterwards
   */
  boolean linkTo(Digest digest, Path target);

  /** Reads it from start to end and says whether it is good; if not it is missing from then on. */
  boolean verify(Digest digest);

  /** Returns when all of these are on stable storage. */
  void makeDurable(Collection<Digest> digests);

  /** What was written. */
  record Written(Digest digest, long size) {}
}
