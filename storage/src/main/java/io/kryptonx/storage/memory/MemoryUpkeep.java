package io.kryptonx.storage.memory;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Upkeep;
import io.kryptonx.storage.internal.RemovedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Care for a store in memory. */
record MemoryUpkeep(MemoryDisk disk, long handle, MemoryAssets assets) implements Upkeep {

  @Override
  public List<RunHeader> runs() {
    return journal().headers().stream().sorted(Comparator.comparing(RunHeader::run)).toList();
  }

  @Override
  public Digest pages(RunId run, Consumer<JournalPage> pages) {
    List<JournalPage> all = journal().pages(run);
    RunHeader header = journal().header(run).orElseThrow();
    if (header.body() instanceof RunBody.Removed(var at) && all.isEmpty()) {
      throw RemovedRun.failure(run, at);
    }
    all.forEach(pages);
    return JournalPage.chain(header.ownName(), all);
  }

  /** Memory has no times of files: what is large is as old as can be. */
  @Override
  public void contents(Consumer<Kept> each) {
    List<Kept> all =
        disk.with(
            handle,
            () -> {
              Map<Digest, Kept> kept = new TreeMap<>();
              disk.durable.forEach((d, bytes) -> kept.put(d, kept(d, bytes)));
              disk.written.forEach((d, bytes) -> kept.put(d, kept(d, bytes)));
              return List.copyOf(kept.values());
            });
    all.forEach(each);
  }

  private static Kept kept(Digest digest, byte[] bytes) {
    return bytes.length > AssetStore.SMALL_BYTES
        ? new Kept.Large(digest, bytes.length, Instant.EPOCH)
        : new Kept.Small(digest, bytes.length);
  }

  @Override
  public void results(Consumer<ResultIndex.Entry> each) {
    List<ResultIndex.Entry> all =
        disk.with(
            handle,
            () ->
                disk.results.values().stream()
                    .sorted(Comparator.comparing(entry -> entry.fingerprint().digest()))
                    .toList());
    all.forEach(each);
  }

  @Override
  public List<String> fileStateFolders() {
    return disk.with(
        handle,
        () ->
            disk.fileStates.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
  }

  @Override
  public List<String> effectful() {
    return disk.with(
        handle,
        () ->
            disk.effects.values().stream()
                .map(EffectLedger.Entry::pipeline)
                .distinct()
                .sorted()
                .toList());
  }

  @Override
  public List<String> publishers() {
    return disk.with(
        handle,
        () ->
            disk.publications.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
  }

  @Override
  public List<String> defects() {
    disk.check(handle);
    return List.of();
  }

  @Override
  public void adopt(RunHeader header, Iterator<JournalPage> pages) {
    InvariantViolation.check(header.isImported(), header.run() + " is no run of another store");
    List<JournalPage> all = new ArrayList<>();
    long last = 0;
    while (pages.hasNext()) {
      JournalPage page = pages.next();
      InvariantViolation.check(
          page.first() == last + 1 && page.last() >= page.first(),
          "journal of %s: entry %d comes where %d belongs"
              .formatted(header.run(), page.first(), last + 1));
      last = page.last();
      all.add(page);
    }
    disk.with(
        handle,
        () -> {
          MemoryRun run = new MemoryRun(header);
          run.append(all, header);
          assets.flush();
          return disk.runs.put(header.run(), run);
        });
  }

  @Override
  public void remove(List<RunHeader> headers) {
    disk.with(
        handle,
        () -> {
          for (RunHeader header : headers) {
            InvariantViolation.check(
                header.body() instanceof RunBody.Removed, header.run() + " is not to be removed");
            MemoryRun run = disk.runs.get(header.run());
            if (run != null) {
              run.append(List.of(), header);
            }
          }
          return headers;
        });
  }

  @Override
  public void dropJournal(RunId run) {
    disk.with(
        handle,
        () -> {
          MemoryRun found = disk.runs.get(run);
          if (found != null) {
            InvariantViolation.check(
                found.header().body() instanceof RunBody.Removed, run + " is not removed");
            if (found.header().isImported()) {
              disk.runs.remove(run);
            } else {
              found.pages().clear();
            }
          }
          return run;
        });
  }

  @Override
  public long deleteContent(Collection<Digest> digests) {
    return digests.stream().mapToLong(assets::lose).sum();
  }

  @Override
  public void forgetResults(Collection<Fingerprint> fingerprints) {
    disk.with(handle, () -> disk.results.keySet().removeAll(List.copyOf(fingerprints)));
  }

  @Override
  public long compact() {
    disk.check(handle);
    return 0;
  }

  private MemoryJournal journal() {
    return new MemoryJournal(disk, handle, assets);
  }
}
