package io.kryptonx.worker.content;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.json.JsonValue;
import io.kryptonx.worker.schema.OutputSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes outputs into the store that are what was declared. One with a schema is JSON that satisfies
 * it, and is kept in its canonical form, so that equal values have equal digests.
 */
public final class OutputIntake {

  /** The most bytes of an output with a schema. */
  public static final int MAX_STRUCTURED = 16 << 20;

  /** Nothing that is read equals it. */
  private static final Object NULL = new Object();

  private final AssetStore store;
  private final Map<String, OutputSchema> schemas;

  /**
   * Takes into {@code store}.
   *
   * @param schemas by the name of the output
   */
  public OutputIntake(AssetStore store, Map<String, OutputSchema> schemas) {
    this.store = store;
    this.schemas = schemas;
  }

  /**
   * Takes a file that nobody writes to any more.
   *
   * @param path what to call it, for people
   * @throws RefusedException if it is not what was declared
   */
  public Snapshot file(Output output, Path file, String path) throws RefusedException, IOException {
    OutputSchema schema = schemas.get(output.name());
    long size = Files.size(file);
    if (schema == null && size > AssetStore.SMALL_BYTES) {
      check(output, Content.start(file), path);
      AssetStore.Written written = store.adopt(file);
      return new Snapshot(output.type(), written.size(), written.digest());
    }
    if (schema == null) {
      return plain(output, Files.readAllBytes(file), path);
    }
    if (size > MAX_STRUCTURED) {
      throw refused(output, path, "has a schema and more than " + (MAX_STRUCTURED >> 20) + " MiB");
    }
    return structured(output, schema, Files.readAllBytes(file), path);
  }

  /**
   * Takes bytes.
   *
   * @throws RefusedException if they are not what was declared
   */
  public Snapshot bytes(Output output, byte[] bytes) throws RefusedException {
    OutputSchema schema = schemas.get(output.name());
    if (schema != null) {
      return structured(output, schema, bytes, "");
    }
    return plain(output, bytes, "");
  }

  private Snapshot plain(Output output, byte[] bytes, String path) throws RefusedException {
    check(output, Arrays.copyOf(bytes, Math.min(bytes.length, Content.START_BYTES)), path);
    return new Snapshot(output.type(), bytes.length, store.put(bytes));
  }

  private Snapshot structured(Output output, OutputSchema schema, byte[] bytes, String path)
      throws RefusedException {
    String canonical;
    try {
      canonical = CanonicalForm.of(JsonValue.read(bytes, NULL), NULL, MAX_STRUCTURED);
    } catch (JsonMistake e) {
      throw refused(output, path, "has a schema and is no JSON: " + e.reason());
    }
    List<String> mistakes = schema.mistakes(canonical);
    if (!mistakes.isEmpty()) {
      throw refused(
          output,
          path,
          "does not satisfy " + schema.file() + ":\n  " + String.join("\n  ", mistakes));
    }
    byte[] form = canonical.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(output.type(), form.length, store.put(form));
  }

  private static void check(Output output, byte[] start, String path) throws RefusedException {
    Optional<String> mistake = Content.mistake(output.type(), start);
    if (mistake.isPresent()) {
      throw refused(output, path, mistake.get());
    }
  }

  private static RefusedException refused(Output output, String path, String what) {
    String where = path.isEmpty() ? "" : " (" + path + ")";
    return RefusedException.rejected("output '" + output.name() + "'" + where + " " + what);
  }
}
