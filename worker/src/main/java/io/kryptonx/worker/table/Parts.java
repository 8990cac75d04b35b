package io.kryptonx.worker.table;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.storage.AssetStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parts of a table that are written to in any order. What is in memory of all of them together is
 * bounded; beyond that it goes into files, none of which stays open. Not thread-safe.
 */
final class Parts {

  /** The most bytes that are held in memory, of all parts together, and one row more. */
  static final int MAX_HELD = 32 << 20;

  /** Parts with less than this are written to their files only if nothing else helps. */
  private static final int WORTHWHILE = 64 << 10;

  private final Path folder;
  private final byte[] header;
  private final SortedMap<Integer, Part> parts = new TreeMap<>();
  private long held;

  /**
   * No parts yet.
   *
   * @param folder for files; what is in it may be the caller's to delete
   * @param header begins every part
   */
  Parts(Path folder, byte[] header) {
    this.folder = folder;
    this.header = header;
  }

  void add(int number, byte[] row) throws IOException {
    Part part = parts.get(number);
    if (part == null) {
      part = new Part();
      part.bytes.writeBytes(header);
      held += header.length;
      parts.put(number, part);
    }
    part.bytes.writeBytes(row);
    held += row.length;
    if (held > MAX_HELD) {
      spill(WORTHWHILE);
      if (held > MAX_HELD / 2) {
        spill(1);
      }
    }
  }

  /** Puts a part that nothing is added to any more, and forgets it. */
  Snapshot take(AssetStore store, int number, MediaType type) throws IOException {
    Part part = parts.remove(number);
    if (part == null) {
      throw new IllegalArgumentException("there is no part " + number);
    }
    held -= part.bytes.size();
    if (!part.spilled) {
      byte[] bytes = part.bytes.toByteArray();
      return new Snapshot(type, bytes.length, store.put(bytes));
    }
    append(number, part);
    AssetStore.Written written = store.adopt(file(number));
    return new Snapshot(type, written.size(), written.digest());
  }

  /** Numbers of the parts that are there, in order. */
  Iterable<Integer> numbers() {
    return new TreeMap<>(parts).keySet();
  }

  private void spill(int atLeast) throws IOException {
    for (var entry : parts.entrySet()) {
      Part part = entry.getValue();
      if (part.bytes.size() >= atLeast) {
        held -= part.bytes.size();
        append(entry.getKey(), part);
        part.spilled = true;
        part.bytes = new ByteArrayOutputStream();
      }
    }
  }

  private void append(int number, Part part) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file(number), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      part.bytes.writeTo(out);
    }
  }

  private Path file(int number) {
    return folder.resolve("part-" + number);
  }

  /** What is held of a part. */
  private static final class Part {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean spilled;
  }
}
