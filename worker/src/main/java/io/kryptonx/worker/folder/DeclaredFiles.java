package io.kryptonx.worker.folder;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** Lays the files that a stage brings along out at their relative paths. */
public final class DeclaredFiles {

  private final AssetStore store;

  /** Takes the bytes from {@code store}. */
  public DeclaredFiles(AssetStore store) {
    this.store = store;
  }

  /**
   * Lays them out where the attempt works. Programs (what begins with {@code #!}, and binaries of
   * this system) can be executed.
   *
   * @throws RefusedException if a path leads out of the folder or to the place of inputs or outputs
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public void layOut(WorkingFolder folder, SortedMap<String, Digest> files)
      throws RefusedException, IOException {
    for (Map.Entry<String, Digest> file : files.entrySet()) {
      Path target = target(folder, file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      store.copyTo(file.getValue(), target);
      String rights = isProgram(target) ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(rights));
      Files.setLastModifiedTime(target, FileTime.fromMillis(0));
    }
  }

  private static Path target(WorkingFolder folder, String path) throws RefusedException {
    Path target = folder.work().resolve(path).normalize();
    if (!target.startsWith(folder.work()) || target.equals(folder.work())) {
      throw new RefusedException(
          "the file '" + path + "' stands outside the folder of the definition; move it there");
    }
    if (target.startsWith(folder.in()) || target.startsWith(folder.out())) {
      throw new RefusedException(
          "the file '" + path + "' stands where inputs or outputs belong; move it elsewhere");
    }
    return target;
  }

  private static boolean isProgram(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return (start.length >= 2 && start[0] == '#' && start[1] == '!')
          || (start.length == 4 && start[0] == 0x7F && start[1] == 'E' && start[2] == 'L');
    }
  }
}
