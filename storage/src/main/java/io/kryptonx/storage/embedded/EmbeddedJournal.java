package io.kryptonx.storage.embedded;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.DamagedJournalException;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.internal.RemovedRun;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal in the database. */
final class EmbeddedJournal implements Journal {

  private final Database database;
  private final SmallBlobs smalls;

  EmbeddedJournal(Database database, SmallBlobs smalls) {
    this.database = database;
    this.smalls = smalls;
  }

  @Override
  public void commit(Batch batch) {
    InvariantViolation.check(
        batch.header().run().equals(batch.run()), "header of another run than " + batch.run());
    List<JournalPage> pages = JournalPage.pack(batch.entries());
    smalls.flushWith(session -> write(session, batch, pages));
  }

  private static void write(Session session, Batch batch, List<JournalPage> pages)
      throws SQLException {
    RunHeader header = batch.header();
    RunTable.Tail tail = RunTable.tailOrNew(session, header);
    JournalPage.checkOrder(batch.run(), tail.last(), batch.entries());
    RunTable.update(session, JournalTable.append(session, tail, pages), header);
    LedgerTable.append(session, batch.run(), batch.entries());
    ResultTable.insert(session, batch.results());
    PublicationTable.put(session, header.pipeline(), batch.published());
    PublicationTable.remove(session, header.pipeline(), batch.unpublished());
    EffectTable.change(session, batch.effects());
  }

  @Override
  public void read(RunId run, Consumer<JournalEntry> entries) {
    header(run)
        .ifPresent(header -> {
          if (header.body() instanceof RunBody.Removed(var at)) {
            throw RemovedRun.failure(run, at);
          }
        });
    pages(run, page -> page.entries().forEach(entries));
  }

  /**
   * Page by page up to where the journal ended at first, so that no connection is held while the
   * consumer works, which may well read other things of the store. Returns the last chain value.
   */
  Digest pages(RunId run, Consumer<JournalPage> pages) {
    RunTable.Tail end =
        database.read(session -> RunTable.tail(session, run)).orElseThrow(() -> unknown(run));
    Digest chain = end.start();
    long last = 0;
    while (last < end.last()) {
      long from = last + 1;
      JournalTable.Row row =
          database
              .read(session -> JournalTable.next(session, end.id(), from))
              .orElseThrow(() -> gone(run, from, end.last()));
      JournalPage page = row.page();
      chain = page.chain(chain);
      if (page.first() != from || !chain.equals(row.chain())) {
        throw broken(run, from, page.last());
      }
      pages.accept(page);
      last = page.last();
    }
    if (last != end.last() || !chain.equals(end.chain())) {
      throw broken(run, end.last(), end.last());
    }
    return chain;
  }

  @Override
  public Optional<RunHeader> header(RunId run) {
    return database.read(session -> RunTable.header(session, run));
  }

  @Override
  public List<RunHeader> latest(String pipeline, int limit) {
    return database.read(session -> RunTable.latest(session, pipeline, limit));
  }

  @Override
  public List<String> pipelines() {
    return database.read(RunTable::pipelines);
  }

  private KryptonxException unknown(RunId run) {
    return new KryptonxException(
        ErrorCode.NOT_FOUND, "there is no run " + run + " in the store " + database.root());
  }

  /** Entries are not there: they were removed, or are damaged. */
  private KryptonxException gone(RunId run, long first, long last) {
    Optional<RunHeader> header = header(run);
    return header.isPresent() && header.get().body() instanceof RunBody.Removed(var at)
        ? RemovedRun.failure(run, at)
        : broken(run, first, last);
  }

  private KryptonxException broken(RunId run, long first, long last) {
    String place =
        "entries %d to %d of run %s are not what was written".formatted(first, last, run);
    return new DamagedJournalException(
        run, first, last, StoreFailure.damaged(database.root(), place));
  }
}
