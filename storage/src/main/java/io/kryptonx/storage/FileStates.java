package io.kryptonx.storage;

import io.kryptonx.model.identity.Digest;
import java.util.Collection;
import java.util.Map;

/**
 * What files looked like when they were last read, so that an untouched file is not read again. A
 * cache: losing it costs time only.
 */
public interface FileStates {

  /** All that is known of files below a folder, by path relative to it with {@code /}. */
  Map<String, State> load(String folder);

  /** Replaces what is known of files below a folder: adds or changes some, forgets others. */
  void save(String folder, Map<String, State> changed, Collection<String> forgotten);

  /**
   * What a file looked like.
   *
   * @param size in bytes
   * @param modifiedNanos time of modification, nanoseconds since 1970
   * @param key what the file system names it by (device and inode), or empty
   * @param readNanos when it was read, nanoseconds since 1970; a file modified within two seconds
   *     before that is read again, since its clock may not tell a later change apart
   */
  record State(long size, long modifiedNanos, String key, long readNanos, Digest digest) {}
}
