package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Upkeep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Care for a store in a folder. */
final class EmbeddedUpkeep implements Upkeep {

  /** Rows that are looked at with one statement. */
  private static final int PAGE_ROWS = 4096;

  /** Less room than this is not worth writing the database anew. */
  private static final long MIN_FREE_BYTES = 4L * 1024 * 1024;

  /** Nor is less than this part of it. */
  private static final int MIN_FREE_PART = 4;

  private final Database database;
  private final SmallBlobs smalls;
  private final BlobFiles files;
  private final EmbeddedJournal journal;

  EmbeddedUpkeep(Database database, SmallBlobs smalls, BlobFiles files, EmbeddedJournal journal) {
    this.database = database;
    this.smalls = smalls;
    this.files = files;
    this.journal = journal;
  }

  @Override
  public List<RunHeader> runs() {
    return database.read(RunTable::all);
  }

  @Override
  public Digest pages(RunId run, Consumer<JournalPage> pages) {
    return journal.pages(run, pages);
  }

  @Override
  public void contents(Consumer<Kept> each) {
    long after = 0;
    while (true) {
      long from = after;
      List<BlobTable.Row> rows = database.read(s -> BlobTable.list(s, from, PAGE_ROWS));
      if (rows.isEmpty()) {
        break;
      }
      rows.forEach(row -> each.accept(row.kept()));
      after = rows.getLast().id();
    }
    try {
      files.list(each);
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }

  @Override
  public void results(Consumer<ResultIndex.Entry> each) {
    Optional<Fingerprint> after = Optional.empty();
    while (true) {
      Optional<Fingerprint> from = after;
      List<ResultIndex.Entry> rows =
          database.read(session -> ResultTable.list(session, from, PAGE_ROWS));
      if (rows.isEmpty()) {
        return;
      }
      rows.forEach(each);
      after = Optional.of(rows.getLast().fingerprint());
    }
  }

  @Override
  public List<String> fileStateFolders() {
    return database.read(FileStateTable::folders);
  }

  @Override
  public List<String> publishers() {
    return database.read(PublicationTable::pipelines);
  }

  @Override
  public List<String> effectful() {
    return database.read(
        session -> session.texts("SELECT DISTINCT pipeline FROM effects ORDER BY pipeline"));
  }

  @Override
  public List<String> defects() {
    List<String> defects = new ArrayList<>(database.read(Session::integrity));
    database
        .read(LedgerTable::firstBreak)
        .ifPresent(line -> defects.add("line " + line + " of the ledger is not what was written"));
    database
        .read(DecisionTable::firstBreak)
        .ifPresent(number -> defects.add("decision " + number + " is not what was written"));
    database
        .read(EffectTable::firstBreak)
        .ifPresent(
            key -> defects.add("what is known of the effect " + key + " is not what was written"));
    return defects;
  }

  @Override
  public void adopt(RunHeader header, Iterator<JournalPage> pages) {
    InvariantViolation.check(header.isImported(), header.run() + " is no run of another store");
    smalls.flushWith(session -> {
      RunTable.delete(session, header.run());
      RunTable.Tail tail = RunTable.tailOrNew(session, header);
      while (pages.hasNext()) {
        JournalPage page = pages.next();
        InvariantViolation.check(
            page.first() == tail.last() + 1 && page.last() >= page.first(),
            "journal of %s: entry %d comes where %d belongs"
                .formatted(header.run(), page.first(), tail.last() + 1));
        tail = JournalTable.append(session, tail, List.of(page));
      }
      RunTable.update(session, tail, header);
      LedgerTable.append(session, "imported", header.run().text(), tail.chain());
    });
  }

  @Override
  public void remove(List<RunHeader> headers) {
    database.write(session -> {
      for (RunHeader header : headers) {
        InvariantViolation.check(
            header.body() instanceof RunBody.Removed, header.run() + " is not to be removed");
        Optional<RunTable.Tail> tail = RunTable.tail(session, header.run());
        if (tail.isPresent()) {
          RunTable.update(session, tail.get(), header);
          LedgerTable.append(session, "removed", header.run().text(), tail.get().chain());
        }
      }
    });
  }

  @Override
  public void dropJournal(RunId run) {
    database.write(session -> {
      Optional<RunHeader> header = RunTable.header(session, run);
      InvariantViolation.check(
          header.isEmpty() || header.get().body() instanceof RunBody.Removed,
          run + " is not removed");
      if (header.filter(RunHeader::isImported).isPresent()) {
        RunTable.delete(session, run);
      } else {
        JournalTable.delete(session, run);
      }
    });
  }

  @Override
  public long deleteContent(Collection<Digest> digests) {
    List<Digest> all = List.copyOf(digests);
    smalls.drop(all);
    long[] freed = {0};
    DigestBatch.cut(
        all, part -> database.write(session -> freed[0] += BlobTable.delete(session, part)));
    try {
      for (Digest digest : all) {
        freed[0] += files.delete(digest);
      }
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
    return freed[0];
  }

  @Override
  public void forgetResults(Collection<Fingerprint> fingerprints) {
    DigestBatch.cut(
        fingerprints.stream().map(Fingerprint::digest).toList(),
        part -> database.write(session -> ResultTable.delete(session, part)));
  }

  @Override
  public long compact() {
    long[] freed = {0};
    database.alone(session -> {
      long size = session.number("PRAGMA page_size");
      long free = session.number("PRAGMA freelist_count") * size;
      long all = session.number("PRAGMA page_count") * size;
      if (free >= MIN_FREE_BYTES && free * MIN_FREE_PART >= all) {
        session.vacuum();
        freed[0] = all - session.number("PRAGMA page_count") * size;
      }
    });
    return freed[0];
  }
}
