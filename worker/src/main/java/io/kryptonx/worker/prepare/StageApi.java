package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import io.kryptonx.stage.TransientException;
import io.kryptonx.stage.UndeclaredAccessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classes that stages are compiled against, and nothing else of what is here. */
final class StageApi {

  static final List<Class<?>> CLASSES =
      List.of(
          CollectedItem.class,
          Stage.class,
          StageContext.class,
          TransientException.class,
          UndeclaredAccessException.class);

  private StageApi() {}

  /** The digest of their bytes. */
  static Digest digest() {
    CanonicalWriter out = new CanonicalWriter();
    CLASSES.forEach(type -> out.text(type.getName()).bytes(bytes(type)));
    return out.toDigest();
  }

  /** A folder below {@code cache} that holds them alone. */
  static Path extract(Path cache) throws IOException {
    Path folder = cache.resolve("api").resolve(digest().hex());
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try (Staging staging = Staging.begin(folder)) {
      Path place = staging.place().resolve(Stage.class.getPackageName().replace('.', '/'));
      Files.createDirectories(place);
      for (Class<?> type : CLASSES) {
        Files.write(place.resolve(type.getSimpleName() + ".class"), bytes(type));
      }
      staging.complete();
    }
    return folder;
  }

  private static byte[] bytes(Class<?> type) {
    String name = type.getSimpleName() + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " cannot be read");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
