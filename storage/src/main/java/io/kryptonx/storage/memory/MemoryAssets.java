package io.kryptonx.storage.memory;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.internal.NewFile;
import io.kryptonx.storage.internal.SteadyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Content in memory: what waits for a commit, what was written, what is durable. */
final class MemoryAssets implements AssetStore {

  /** The most bytes of one content that memory is asked to hold. */
  private static final int MAX_BYTES = 1024 * 1024 * 1024;

  private final MemoryDisk disk;
  private final long handle;

  /** What waits for a commit; guarded by the lock of the disk. */
  private final Map<Digest, byte[]> pending = new HashMap<>();

  MemoryAssets(MemoryDisk disk, long handle) {
    this.disk = disk;
    this.handle = handle;
  }

  @Override
  public Digest put(byte[] bytes) {
    return keep(bytes.clone(), bytes.length > SMALL_BYTES);
  }

  @Override
  public Digest putDurable(byte[] bytes) {
    return keep(bytes.clone(), false);
  }

  @Override
  public Written put(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("too large for a store in memory");
    }
    return new Written(keep(bytes, bytes.length > SMALL_BYTES), bytes.length);
  }

  @Override
  public Written put(Path file) {
    SteadyFile source = SteadyFile.at(file);
    if (source.size() > MAX_BYTES) {
      throw new KryptonxException(
          ErrorCode.STORE, file + " is too large for a store in memory; give a folder to --store");
    }
    byte[] bytes = source.readAll();
    return new Written(keep(bytes, bytes.length > SMALL_BYTES), bytes.length);
  }

  @Override
  public Written adopt(Path file) {
    return put(file);
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return disk.with(
        handle,
        () ->
            digests.stream().filter(digest -> find(digest).isEmpty()).collect(Collectors.toSet()));
  }

  @Override
  public byte[] get(Digest digest) {
    byte[] bytes = bytes(digest);
    if (bytes.length > MAX_GET_BYTES) {
      throw new KryptonxException(
          ErrorCode.STORE, "content " + digest.shortHex() + " is larger than 64 MiB; stream it");
    }
    return bytes;
  }

  @Override
  public InputStream open(Digest digest) {
    return new ByteArrayInputStream(bytes(digest));
  }

  @Override
  public void copyTo(Digest digest, Path target) {
    NewFile.write(target, open(digest));
  }

  @Override
  public boolean linkTo(Digest digest, Path target) {
    copyTo(digest, target);
    try {
      NewFile.makeReadOnly(target);
    } catch (IOException e) {
      throw NewFile.cannotWrite(target, e);
    }
    return false;
  }

  @Override
  public boolean verify(Digest digest) {
    return disk.with(
        handle,
        () -> {
          if (disk.damaged.contains(digest)) {
            forget(digest);
          }
          return find(digest).isPresent();
        });
  }

  @Override
  public void makeDurable(Collection<Digest> digests) {
    disk.with(
        handle,
        () -> {
          digests.forEach(digest -> disk.durable.put(digest, bytes(digest)));
          return digests;
        });
  }

  /** What waits becomes durable; called under the lock of the disk. */
  void flush() {
    pending.forEach(disk.durable::putIfAbsent);
    pending.clear();
  }

  /** Damages content that is there. */
  void damage(Digest digest) {
    disk.with(handle, () -> find(digest).isPresent() && disk.damaged.add(digest));
  }

  /** Loses content and says how many bytes it had. */
  long lose(Digest digest) {
    return disk.with(
        handle,
        () -> {
          long bytes = find(digest).map(found -> (long) found.length).orElse(0L);
          forget(digest);
          return bytes;
        });
  }

  private void forget(Digest digest) {
    pending.remove(digest);
    disk.written.remove(digest);
    disk.durable.remove(digest);
    disk.damaged.remove(digest);
  }

  private Digest keep(byte[] bytes, boolean large) {
    Digest digest = Digest.of(bytes);
    return disk.with(
        handle,
        () -> {
          (large ? disk.written : pending).put(digest, bytes);
          return digest;
        });
  }

  private byte[] bytes(Digest digest) {
    return disk.with(
            handle,
            () -> {
              if (disk.damaged.contains(digest)) {
                forget(digest);
                throw new MissingContentException(digest, "is corrupt");
              }
              return find(digest);
            })
        .orElseThrow(() -> new MissingContentException(digest, "is missing"));
  }

  private Optional<byte[]> find(Digest digest) {
    return Optional.ofNullable(pending.get(digest))
        .or(() -> Optional.ofNullable(disk.durable.get(digest)))
        .or(() -> Optional.ofNullable(disk.written.get(digest)));
  }
}
