package io.kryptonx.engine.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.engine.source.FileMemory;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.FileStates.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** What stands where files are to be published. It looks, and touches nothing. */
final class Site {

  /** The longest name that common file systems can hold. */
  private static final int MAX_NAME_BYTES = 255;

  private final Path folder;
  private final FileMemory memory;

  Site(Path folder, FileMemory memory) {
    this.folder = folder;
    this.memory = memory;
  }

  /** Why no file of ours can be at a path; a link or a file stands where a folder is needed. */
  Optional<String> barred(String path) {
    for (String name : path.split("/", -1)) {
      if (name.getBytes(UTF_8).length > MAX_NAME_BYTES) {
        return Optional.of("has a name of more than 255 bytes; change the publish path");
      }
    }
    Path target = folder.resolve(path);
    for (Path above = target.getParent();
        above != null && !above.equals(folder);
        above = above.getParent()) {
      if (Files.isSymbolicLink(above)) {
        return Optional.of("leads through the link '" + folder.relativize(above) + "'; remove it");
      }
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return Optional.of("needs a folder where the file '" + folder.relativize(above) + "' is");
      }
    }
    boolean other =
        Files.exists(target, LinkOption.NOFOLLOW_LINKS)
            && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    return other ? Optional.of("is no regular file; move it away") : Optional.empty();
  }

  boolean isFree(String path) {
    return !Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a file holds this; one that looks as it did when it held it is not read again. */
  boolean holds(String path, Digest content) {
    try {
      State now = memory.look(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
      return memory.unchanged(path, now).map(State::digest).filter(content::equals).isPresent()
          || read(path, now).equals(content);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + path + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /** What a file really holds, without trust in how it looks. */
  Digest content(String path) {
    try {
      return read(path, memory.look(folder.resolve(path), LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + path + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private Digest read(String path, State now) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[256 * 1024];
    try (InputStream in = Files.newInputStream(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    Digest digest = Digest.fromBytes(sha256.digest());
    memory.read(path, now, now.size(), digest);
    return digest;
  }
}
