package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.archive.ArchiveForm.Item;
import io.kryptonx.engine.store.walk.RunWalk;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a run into one file: its journal and everything that it names, and the outline of its base
 * run, without which it could not be said why anything ran. Content is streamed.
 */
public final class RunExport {

  private final Store store;
  private final StoreProgress progress;

  /** Exports from a store. */
  public RunExport(Store store, StoreProgress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * What was written.
   *
   * @param run the name that it has in the file
   * @param bytes of all content, before it was made smaller
   * @param missing how many contents were named and not there
   */
  public record Written(RunId run, int contents, long bytes, int missing) {}

  /**
   * A run, and how much of it is written.
   *
   * @param pages of its journal; a running engine may add further ones meanwhile
   */
  private record Taken(RunHeader header, boolean whole, Digest chain, int pages) {

    Item item() {
      return new Item(header.ownName(), chain, whole);
    }
  }

  /**
   * Writes a run that can be read.
   *
   * @throws IOException if {@code out} fails
   */
  public Written write(RunHeader run, OutputStream out) throws IOException {
    Wanted wanted = new Wanted();
    List<Taken> runs = new ArrayList<>();
    runs.add(take(run, true, wanted));
    Optional<RunHeader> base = base(run);
    if (base.isPresent()) {
      runs.add(take(base.get(), false, wanted));
    }
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
    zip.setLevel(Deflater.BEST_SPEED);
    put(zip, ArchiveForm.ABOUT, ArchiveForm.about(run.ownName()).getBytes(StandardCharsets.UTF_8));
    put(zip, ArchiveForm.HEADER, ArchiveForm.header(runs.stream().map(Taken::item).toList()));
    int pages = pages(zip, runs);
    return contents(zip, run.ownName(), wanted, pages);
  }

  private Taken take(RunHeader run, boolean whole, Wanted wanted) {
    RunWalk walk = new RunWalk(store.assets(), wanted.visitor(whole), whole);
    int[] pages = {0};
    Digest chain =
        store
            .upkeep()
            .pages(
                run.run(),
                page -> {
                  page.entries().forEach(entry -> walk.entry(run.run(), entry));
                  pages[0]++;
                });
    return new Taken(run, whole, chain, pages[0]);
  }

  /** The base run, where it can be read. */
  private Optional<RunHeader> base(RunHeader run) {
    List<Optional<RunHeader>> base = new ArrayList<>();
    store
        .upkeep()
        .pages(
            run.run(),
            page -> {
              if (base.isEmpty()
                  && page.entries().getFirst().event() instanceof Event.RunStarted(var start)) {
                base.add(start.base().flatMap(new RunHistory(store, start.pipeline())::find));
              }
            });
    return base.isEmpty() ? Optional.empty() : base.getFirst();
  }

  private int pages(ZipOutputStream zip, List<Taken> runs) throws IOException {
    int all = 0;
    for (int i = 0; i < runs.size(); i++) {
      PageWriter writer = new PageWriter(zip, i, runs.get(i).pages());
      store.upkeep().pages(runs.get(i).header().run(), writer::write);
      all += writer.written();
    }
    return all;
  }

  private Written contents(ZipOutputStream zip, RunId run, Wanted wanted, int pages)
      throws IOException {
    long bytes = 0;
    int count = 0;
    List<Digest> missing = new ArrayList<>();
    for (Digest digest : wanted.digests()) {
      progress.at("writing content", count, wanted.digests().size());
      // Looked at first, since what has begun to be written cannot be taken back.
      if (store.assets().verify(digest)) {
        zip.putNextEntry(entry(ArchiveForm.content(digest)));
        try (InputStream in = store.assets().open(digest)) {
          bytes += in.transferTo(zip);
        }
        zip.closeEntry();
        count++;
      } else if (wanted.isNeeded(digest)) {
        missing.add(digest);
      }
    }
    put(zip, ArchiveForm.END, ArchiveForm.end(new ArchiveForm.End(pages, count, missing)));
    zip.finish();
    zip.flush();
    return new Written(run, count, bytes, missing.size());
  }

  static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Without a time, so that the same run gives the same file. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_532_800_000L); // 1980, the first that the form knows
    return entry;
  }
}
