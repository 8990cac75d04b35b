package io.kryptonx.storage.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a store: a lock of the operating system, so that it dies with the process.
 * The file names the process that holds it, for people.
 */
final class StoreLock implements AutoCloseable {

  /**
   * The stores that this process writes to. Needed beside the lock: closing any channel of a file
   * gives up all locks that the process has on it (POSIX), so that a second try within the process
   * must not even open the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /** What is locked: one byte behind everything, so that the text before it can be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path key;
  private final FileChannel channel;

  private StoreLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /** Takes the lock or says who has it. */
  static StoreLock take(StoreFolder folder) {
    Path key = realPath(folder);
    if (!HELD_HERE.add(key)) {
      throw StoreFailure.busy(folder.root(), "this process (" + pid() + ")", null);
    }
    boolean taken = false;
    try {
      FileChannel channel = lock(folder.lock());
      if (channel == null) {
        throw StoreFailure.busy(folder.root(), holder(folder.lock()), null);
      }
      taken = true;
      return new StoreLock(key, channel);
    } catch (IOException e) {
      throw StoreFailure.of(e, folder.root());
    } finally {
      if (!taken) {
        HELD_HERE.remove(key);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone either way, and nothing was promised of the file.
    } finally {
      HELD_HERE.remove(key);
    }
  }

  private static Path realPath(StoreFolder folder) {
    try {
      return folder.root().toRealPath();
    } catch (IOException e) {
      throw StoreFailure.of(e, folder.root());
    }
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return null;
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      locked = true;
      return channel;
    } finally {
      if (!locked) {
        channel.close(); // else the lock would outlive a failure, such as a full disk
      }
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
