package io.kryptonx.storage.embedded;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where things lie in the folder of a store.
 *
 * <pre>
 *   store.db    journal, results, small content
 *   blobs/ab/…  content larger than 64 KiB, by digest
 *   tmp/        content on its way to blobs/; swept when the store is opened for writing
 *   corrupt/    blobs that were not what their digest says, for inspection
 *   lock        held by the writing process
 * </pre>
 */
record StoreFolder(Path root) {

  /** File systems whose locks and shared memory SQLite cannot rely on. */
  private static final Set<String> NETWORKED =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "9p",
          "afs",
          "afpfs",
          "ncpfs",
          "ceph",
          "lustre",
          "beegfs",
          "gpfs",
          "webdav",
          "davfs",
          "sshfs",
          "fuse.sshfs",
          "fuse.s3fs",
          "fuse.gcsfuse",
          "fuse.rclone",
          "fuse.glusterfs",
          "fuse.davfs",
          "glusterfs",
          "macfuse",
          "osxfuse");

  Path database() {
    return root.resolve("store.db");
  }

  Path blobs() {
    return root.resolve("blobs");
  }

  Path tmp() {
    return root.resolve("tmp");
  }

  Path corrupt() {
    return root.resolve("corrupt");
  }

  Path lock() {
    return root.resolve("lock");
  }

  /** Makes the folder where it is missing, and keeps it out of version control. */
  void create() {
    try {
      Files.createDirectories(root);
      checkFileSystem(Files.getFileStore(root).type());
      Files.createDirectories(blobs());
      Files.createDirectories(tmp());
      writeOnce(root.resolve(".gitignore"), "*\n");
    } catch (IOException e) {
      throw StoreFailure.of(e, root);
    }
  }

  /** Refuses a folder that holds no store, without making one. */
  void checkExists() {
    if (!Files.isRegularFile(database())) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "there is no store in " + root + "; run a pipeline first, or name another with --store");
    }
    try {
      checkFileSystem(Files.getFileStore(root).type());
    } catch (IOException e) {
      throw StoreFailure.of(e, root);
    }
  }

  /** Removes what an earlier process left half-written. Only the holder of the lock may. */
  void sweep() {
    try (Stream<Path> left = Files.list(tmp())) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw StoreFailure.of(e, root);
    }
  }

  /** Refuses file systems that are served over a network. */
  void checkFileSystem(String type) {
    if (NETWORKED.contains(type.toLowerCase(Locale.ROOT))) {
      throw new KryptonxException(
          ErrorCode.STORE,
          "the store "
              + root
              + " is on a network file system ("
              + type
              + "), whose locks cannot be relied on; name a folder on a local disk with --store");
    }
  }

  private static void writeOnce(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        return; // somebody opening at the same time did it
      }
    }
  }
}
