package io.kryptonx.storage.memory;

import io.kryptonx.storage.FileStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What is known of files, in memory. */
record MemoryFileStates(MemoryDisk disk, long handle) implements FileStates {

  @Override
  public Map<String, State> load(String folder) {
    return disk.with(handle, () -> new HashMap<>(disk.fileStates.getOrDefault(folder, Map.of())));
  }

  @Override
  public void save(String folder, Map<String, State> changed, Collection<String> forgotten) {
    disk.with(
        handle,
        () -> {
          Map<String, State> states = disk.fileStates.computeIfAbsent(folder, _ -> new HashMap<>());
          forgotten.forEach(states::remove);
          states.putAll(changed);
          return states;
        });
  }
}
