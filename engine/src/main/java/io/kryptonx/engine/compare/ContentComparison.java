package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two snapshots as what their types say: images by pixels, JSON by structure, tables by
 * rows, text by lines. What is too large for that, or is not what its type says, is compared as
 * bytes.
 */
public final class ContentComparison {

  /** Text, JSON and tables up to this size are looked into. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final Set<String> TABLES =
      Set.of("text/csv", "text/tab-separated-values", "application/x-ndjson", "application/jsonl");

  private static final Set<String> TEXTS =
      Set.of(
          "application/xml",
          "application/yaml",
          "application/javascript",
          "application/octet-stream", // often text of which nobody said what it is
          "image/svg+xml");

  private final AssetStore assets;

  /** Compares what is in a store. */
  public ContentComparison(AssetStore assets) {
    this.assets = assets;
  }

  /** What differs between two snapshots with different digests. */
  public ContentDiff of(Snapshot before, Snapshot after) {
    try {
      Optional<ContentDiff> typed = typed(before, after);
      return typed.isPresent() ? typed.get() : bytes(before, after);
    } catch (MissingContentException _) {
      return new ContentDiff.Unknown("content is no longer in the store");
    } catch (KryptonxException e) {
      return new ContentDiff.Unknown("cannot be read: " + e.getMessage());
    }
  }

  private Optional<ContentDiff> typed(Snapshot before, Snapshot after) {
    if (isRaster(before) && isRaster(after)) {
      return ImageComparison.of(assets, before, after);
    }
    if (Math.max(before.size(), after.size()) > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] old = assets.get(before.digest());
    byte[] now = assets.get(after.digest());
    if (before.type().isJson() && after.type().isJson()) {
      return JsonComparison.of(old, now).or(() -> TextComparison.of(old, now));
    }
    if (TABLES.contains(before.type().name()) && before.type().equals(after.type())) {
      return TableComparison.of(before.type(), old, now).or(() -> TextComparison.of(old, now));
    }
    return isText(before.type()) && isText(after.type())
        ? TextComparison.of(old, now)
        : Optional.empty();
  }

  private static boolean isRaster(Snapshot snapshot) {
    String type = snapshot.type().name();
    return type.startsWith("image/") && !type.equals("image/svg+xml");
  }

  private static boolean isText(MediaType type) {
    return type.name().startsWith("text/")
        || type.isJson()
        || TABLES.contains(type.name())
        || TEXTS.contains(type.name());
  }

  private ContentDiff bytes(Snapshot before, Snapshot after) {
    try (InputStream old = new BufferedInputStream(assets.open(before.digest()));
        InputStream now = new BufferedInputStream(assets.open(after.digest()))) {
      long position = 0;
      int read = old.read();
      while (read == now.read() && read >= 0) {
        position++;
        read = old.read();
      }
      return new ContentDiff.Bytes(position);
    } catch (IOException e) {
      return new ContentDiff.Unknown("cannot be read: " + e.getMessage());
    }
  }
}
