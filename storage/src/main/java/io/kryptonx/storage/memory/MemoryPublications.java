package io.kryptonx.storage.memory;

import io.kryptonx.storage.PublicationLedger;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published, in memory. */
record MemoryPublications(MemoryDisk disk, long handle) implements PublicationLedger {

  @Override
  public SortedMap<String, Entry> of(String pipeline) {
    return disk.with(
        handle, () -> new TreeMap<>(disk.publications.getOrDefault(pipeline, new TreeMap<>())));
  }
}
