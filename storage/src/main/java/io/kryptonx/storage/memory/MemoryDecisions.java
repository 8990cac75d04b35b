package io.kryptonx.storage.memory;

import io.kryptonx.storage.Decisions;
import java.util.Collection;
import java.util.List;

/** Decisions, in memory. */
record MemoryDecisions(MemoryDisk disk, long handle) implements Decisions {

  @Override
  public void add(Collection<Decision> decisions) {
    disk.with(handle, () -> disk.decisions.addAll(decisions));
  }

  @Override
  public List<Decision> of(String pipeline) {
    return disk.with(
        handle,
        () ->
            disk.decisions.stream()
                .filter(each -> each.run().pipeline().equals(pipeline))
                .toList());
  }
}
