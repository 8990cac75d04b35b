package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Content that was used lately, up to so many bytes. Any thread. */
final class RecentBytes {

  /** What an entry takes beside its bytes. */
  private static final int ENTRY_BYTES = 160;

  private final long maxBytes;
  private final Map<Digest, byte[]> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  RecentBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  synchronized Optional<byte[]> find(Digest digest) {
    return Optional.ofNullable(entries.get(digest));
  }

  /** Adds content; what was not used for longest gives way. */
  synchronized void add(Digest digest, byte[] content) {
    if (entries.put(digest, content) != null) {
      return;
    }
    bytes += ENTRY_BYTES + content.length;
    Iterator<byte[]> oldest = entries.values().iterator();
    while (bytes > maxBytes) {
      bytes -= ENTRY_BYTES + oldest.next().length;
      oldest.remove();
    }
  }

  synchronized void forget(Digest digest) {
    byte[] content = entries.remove(digest);
    if (content != null) {
      bytes -= ENTRY_BYTES + content.length;
    }
  }
}
