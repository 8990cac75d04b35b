package io.kryptonx.worker.sandbox;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A copy of the settings in {@code /etc} that programs need and that are no secrets. One folder
 * that is mounted costs a third of the time of twenty that are, for every command.
 */
final class Settings {

  private static final Path ETC = Path.of("/etc");
  private static final String NAMES =
      "{alternatives,ld.so.cache,ld.so.conf,ld.so.conf.d,passwd,group,nsswitch.conf,localtime,"
          + "fonts,mime.types,magic,magic.mime,papersize,perl,python*,java*,ImageMagick*,"
          + "ghostscript,texmf,R,OpenCL,vulkan,protocols,services}";
  private static final Path OPENSSL = ETC.resolve("ssl/openssl.cnf");

  private static final long MAX_FILE_BYTES = 4L << 20;
  private static final int MAX_FILES = 5_000;

  private final SortedMap<Path, BasicFileAttributes> files = new TreeMap<>();

  private Settings() {}

  /** A folder below {@code place} with the settings of now; made anew when they have changed. */
  static Path copy(Path place) {
    Settings settings = new Settings();
    try {
      settings.find();
      Path folder = place.resolve("etc-" + settings.state());
      if (!Files.isDirectory(folder)) {
        settings.make(folder);
      }
      return folder;
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot copy settings for the sandbox to " + place + ": " + e, e);
    }
  }

  private void find() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(ETC, NAMES)) {
      for (Path path : found) {
        Files.walkFileTree(path, new Collector());
      }
    }
    if (Files.isReadable(OPENSSL)) {
      Files.walkFileTree(OPENSSL, new Collector());
    }
  }

  private String state() {
    CanonicalWriter out = new CanonicalWriter();
    files.forEach((path, state) ->
        out.text(path.toString()).number(state.size()).number(state.lastModifiedTime().toMillis()));
    return out.toDigest().shortHex();
  }

  private void make(Path folder) throws IOException {
    Path parent = Objects.requireNonNull(folder.getParent());
    Files.createDirectories(parent);
    Path making = Files.createTempDirectory(parent, "making-");
    try {
      for (Path file : files.keySet()) {
        Path target = making.resolve(ETC.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e; // else another process was faster
      }
    } finally {
      Deletion.delete(making);
    }
  }

  /** Collects what can be read by all. */
  private final class Collector extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes state) {
      boolean plain = state.isRegularFile() && state.size() <= MAX_FILE_BYTES;
      if (state.isSymbolicLink() || (plain && Files.isReadable(file))) {
        files.put(file, state);
      }
      return files.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // not for us to see
    }
  }
}
