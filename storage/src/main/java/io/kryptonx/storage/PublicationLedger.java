package io.kryptonx.storage;

import io.kryptonx.model.asset.Snapshot;
import java.util.SortedMap;

/**
 * The files that each pipeline has published, so that files of others are never touched. It changes
 * by {@link Journal#commit} only. Any thread.
 */
public interface PublicationLedger {

  /** What a pipeline has published, by path relative to its folder. */
  SortedMap<String, Entry> of(String pipeline);

  /**
   * One published file.
   *
   * @param path relative to the folder of the definition, with {@code /}
   * @param stage name of the stage or source it came from
   * @param item text of the item
   */
  record Entry(String path, String stage, String item, Snapshot snapshot) {}
}
