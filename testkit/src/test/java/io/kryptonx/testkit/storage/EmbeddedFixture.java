package io.kryptonx.testkit.storage;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;

/** An embedded store; a crash is what a copy of its folder, taken while it is open, opens as. */
final class EmbeddedFixture implements StoreFixture {

  private final Path folder;
  private int copies;
  private Path current;
  private Store store;

  EmbeddedFixture(Path folder) {
    this.folder = folder;
    this.current = folder.resolve("original");
    this.store = EmbeddedStore.open(current, Access.WRITE);
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store restart() {
    store.close();
    store = EmbeddedStore.open(current, Access.WRITE);
    return store;
  }

  @Override
  public Store crash() {
    Path copy = folder.resolve("copy-" + ++copies);
    copyTree(current, copy);
    store.close();
    current = copy;
    store = EmbeddedStore.open(current, Access.WRITE);
    return store;
  }

  @Override
  public void damage(Digest digest) {
    String hex = digest.hex();
    Path file = current.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    try {
      if (Files.exists(file)) {
        // Cut off, since a link is made without reading, and notices that only.
        Files.delete(file);
        Files.writeString(file, "cut off");
      } else {
        damageRow(digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  private void damageRow(Digest digest) {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + current.resolve("store.db"));
        PreparedStatement update =
            db.prepareStatement("UPDATE blobs SET content = zeroblob(10) WHERE digest = ?")) {
      update.setBytes(1, digest.bytes());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
