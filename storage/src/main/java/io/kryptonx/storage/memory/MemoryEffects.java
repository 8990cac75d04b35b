package io.kryptonx.storage.memory;

import io.kryptonx.model.event.EventId;
import io.kryptonx.storage.EffectLedger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of effects, in memory. */
record MemoryEffects(MemoryDisk disk, long handle) implements EffectLedger {

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::stage)
          .thenComparing(Entry::item)
          .thenComparing(Entry::time)
          .thenComparing(entry -> entry.key().toString());

  @Override
  public Optional<Entry> find(EventId key) {
    return disk.with(handle, () -> Optional.ofNullable(disk.effects.get(key)));
  }

  @Override
  public List<Entry> of(String pipeline) {
    return disk.with(
        handle,
        () ->
            disk.effects.values().stream()
                .filter(entry -> entry.pipeline().equals(pipeline))
                .sorted(ORDER)
                .toList());
  }

  @Override
  public void decide(Collection<EventId> keys, State state, Instant time) {
    disk.with(
        handle,
        () -> {
          keys.forEach(
              key -> disk.effects.computeIfPresent(key, (_, entry) -> entry.in(state, time)));
          return keys;
        });
  }

  /** Makes a change; the disk is held. */
  static void change(MemoryDisk disk, Entry change) {
    Entry before = disk.effects.get(change.key());
    Entry after = before == null ? change : before.after(change);
    disk.effects.values().removeIf(after::replaces);
    disk.effects.put(after.key(), after);
  }
}
