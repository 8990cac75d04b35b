package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.MissingContentException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Content that is kept in the database. It waits in memory, readable at once, for the next commit
 * of the journal; when too much waits it is committed by itself.
 */
final class SmallBlobs {

  /** The most bytes that wait, give or take what threads put at the same moment. */
  private static final long MAX_PENDING_BYTES = 8 * 1024 * 1024;

  /** What was put lately is likely to be read soon, by what comes next in a pipeline. */
  private static final long MAX_RECENT_BYTES = 8 * 1024 * 1024;

  private final Database database;
  private final RecentBytes recent = new RecentBytes(MAX_RECENT_BYTES);
  private final Map<Digest, byte[]> pending = new ConcurrentHashMap<>();
  private final AtomicLong pendingBytes = new AtomicLong();

  SmallBlobs(Database database) {
    this.database = database;
  }

  /** Puts bytes that nobody changes any more. */
  void put(Digest digest, byte[] bytes) {
    database.checkWritable();
    if (pending.putIfAbsent(digest, bytes) == null
        && pendingBytes.addAndGet(bytes.length) > MAX_PENDING_BYTES) {
      flush();
    }
  }

  /** The bytes, verified; empty if they are not here. */
  Optional<byte[]> find(Digest digest) {
    byte[] waiting = pending.get(digest);
    if (waiting != null) {
      return Optional.of(waiting);
    }
    Optional<byte[]> known = recent.find(digest);
    if (known.isPresent()) {
      return known;
    }
    Optional<byte[]> stored = database.read(session -> BlobTable.find(session, digest));
    if (stored.isPresent() && !Digest.of(stored.get()).equals(digest)) {
      throw new MissingContentException(digest, "is corrupt");
    }
    return stored;
  }

  /** Those of the digests that are not here. */
  Set<Digest> missing(Collection<Digest> digests) {
    Set<Digest> missing = new HashSet<>();
    List<Digest> asked =
        digests.stream().filter(digest -> !pending.containsKey(digest)).distinct().toList();
    DigestBatch.cut(
        asked, part -> missing.addAll(database.read(session -> BlobTable.missing(session, part))));
    return missing;
  }

  /** Forgets what was used lately, so that it is read again. */
  void forget(Digest digest) {
    recent.forget(digest);
  }

  /** Forgets bytes that turned out to be corrupt. */
  void delete(Digest digest) {
    recent.forget(digest);
    database.write(session -> BlobTable.delete(session, digest));
  }

  /** Forgets what is in memory of these, also before it was committed. */
  void drop(Collection<Digest> digests) {
    for (Digest digest : digests) {
      recent.forget(digest);
      byte[] waiting = pending.get(digest);
      if (waiting != null) {
        committed(digest, waiting);
      }
    }
  }

  /** Commits what waits, where some of these digests do. */
  void makeDurable(Collection<Digest> digests) {
    if (digests.stream().anyMatch(pending::containsKey)) {
      flush();
    }
  }

  /** Commits what waits together with something else. */
  void flushWith(Database.Step more) {
    Map<Digest, byte[]> taken = Map.copyOf(pending);
    database.write(session -> {
      BlobTable.insert(session, taken);
      more.with(session);
    });
    taken.forEach((digest, bytes) -> {
      recent.add(digest, bytes);
      committed(digest, bytes);
    });
  }

  private void flush() {
    flushWith(_ -> {});
  }

  private void committed(Digest digest, byte[] bytes) {
    if (pending.remove(digest, bytes)) {
      pendingBytes.addAndGet(-bytes.length);
    }
  }
}
