package io.kryptonx.engine.store.clean;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was deleted of a store, or would be.
 *
 * @param done whether it was deleted
 * @param parts what it is
 * @param losses what cannot be made again of it; empty where only what can be is deleted, or where
 *     the store is too damaged to tell
 * @param left what lies in the folder and is not of the store, so that it stays
 */
public record CleanReport(
    Path folder, boolean done, List<Part> parts, Optional<Losses> losses, List<String> left) {

  public CleanReport {
    parts = List.copyOf(parts);
    left = List.copyOf(left);
  }

  /**
   * A file or folder.
   *
   * @param name within the folder of the store
   * @param files how many there are in it
   */
  public record Part(String name, long files, long bytes) {}

  /**
   * What is lost with a store.
   *
   * @param runs the history: how many runs
   * @param pipelines of which they are
   * @param imported how many runs of other stores
   * @param published how many published files would not be known as ours any more
   * @param recordings what is known of effects, which would act again
   * @param locks assets that were pinned by people
   */
  public record Losses(
      int runs, List<String> pipelines, int imported, int published, int recordings, int locks) {
    public Losses {
      pipelines = List.copyOf(pipelines);
    }
  }

  /** The bytes of all parts. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
