package io.kryptonx.storage.memory;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.internal.RemovedRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The journal in memory. Entries are kept in their form at rest, so that nothing else survives. */
final class MemoryJournal implements Journal {

  private final MemoryDisk disk;
  private final long handle;
  private final MemoryAssets assets;

  MemoryJournal(MemoryDisk disk, long handle, MemoryAssets assets) {
    this.disk = disk;
    this.handle = handle;
    this.assets = assets;
  }

  @Override
  public void commit(Batch batch) {
    InvariantViolation.check(
        batch.header().run().equals(batch.run()), "header of another run than " + batch.run());
    List<JournalPage> packed = JournalPage.pack(batch.entries());
    disk.with(
        handle,
        () -> {
          MemoryRun run = disk.runs.get(batch.run());
          JournalPage.checkOrder(batch.run(), run == null ? 0 : run.last(), batch.entries());
          run = disk.runs.computeIfAbsent(batch.run(), _ -> new MemoryRun(batch.header()));
          run.append(packed, batch.header());
          assets.flush();
          batch.results().forEach(this::result);
          publish(batch);
          batch.effects().forEach(change -> MemoryEffects.change(disk, change));
          return run;
        });
  }

  @Override
  public void read(RunId run, Consumer<JournalEntry> entries) {
    if (header(run).map(RunHeader::body).orElse(null) instanceof RunBody.Removed(var at)) {
      throw RemovedRun.failure(run, at);
    }
    pages(run).forEach(page -> page.entries().forEach(entries));
  }

  /** The pages of a run, removed or not. */
  List<JournalPage> pages(RunId run) {
    return disk.with(handle, () -> find(run).map(MemoryRun::pages).map(List::copyOf))
        .orElseThrow(() -> new KryptonxException(ErrorCode.NOT_FOUND, "there is no run " + run));
  }

  @Override
  public Optional<RunHeader> header(RunId run) {
    return disk.with(handle, () -> find(run).map(MemoryRun::header));
  }

  @Override
  public List<RunHeader> latest(String pipeline, int limit) {
    return headers().stream()
        .filter(header -> header.run().pipeline().equals(pipeline))
        .sorted(Comparator.comparingInt(RunHeader::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<String> pipelines() {
    return headers().stream()
        .filter(header -> !header.isImported())
        .map(RunHeader::pipeline)
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<MemoryRun> find(RunId run) {
    return Optional.ofNullable(disk.runs.get(run));
  }

  /** Of all runs. */
  List<RunHeader> headers() {
    return disk.with(handle, () -> disk.runs.values().stream().map(MemoryRun::header).toList());
  }

  private void publish(Batch batch) {
    Map<String, PublicationLedger.Entry> published =
        disk.publications.computeIfAbsent(batch.header().pipeline(), _ -> new TreeMap<>());
    batch.published().forEach(entry -> published.put(entry.path(), entry));
    batch.unpublished().forEach(published::remove);
  }

  private void result(ResultIndex.Entry result) {
    if (result.renews()) {
      disk.results.put(result.fingerprint(), result);
    } else {
      disk.results.putIfAbsent(result.fingerprint(), result);
    }
  }
}
