package io.kryptonx.storage;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import java.util.List;

/**
 * What becomes durable together.
 *
 * @param entries in order, those of one run
 * @param results results that the entries brought; one that is known already stays as it is
 * @param header the run's header as it is after the entries
 * @param published files that the ledger gains or changes
 * @param unpublished paths that the ledger loses
 * @param effects what became of effects, in order
 */
public record Batch(
    RunId run,
    List<JournalEntry> entries,
    List<ResultIndex.Entry> results,
    RunHeader header,
    List<PublicationLedger.Entry> published,
    List<String> unpublished,
    List<EffectLedger.Entry> effects) {

  public Batch {
    entries = List.copyOf(entries);
    results = List.copyOf(results);
    published = List.copyOf(published);
    unpublished = List.copyOf(unpublished);
    effects = List.copyOf(effects);
  }

  /** A batch in which nothing becomes of effects. */
  public Batch(
      RunId run,
      List<JournalEntry> entries,
      List<ResultIndex.Entry> results,
      RunHeader header,
      List<PublicationLedger.Entry> published,
      List<String> unpublished) {
    this(run, entries, results, header, published, unpublished, List.of());
  }
}
