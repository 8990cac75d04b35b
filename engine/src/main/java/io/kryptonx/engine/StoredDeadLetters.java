package io.kryptonx.engine;

import io.kryptonx.engine.dead.Letter;
import io.kryptonx.engine.dead.LetterDetails;
import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.engine.dead.Letters;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The dead letters that a store tells of. */
final class StoredDeadLetters implements DeadLetters {

  private final Store store;
  private final RunHistory history;
  private final Clock clock;

  StoredDeadLetters(Store store, RunHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public List<DeadLetterReport> list(LetterQuery query) {
    return letters(query).stream().map(LetterDetails::report).toList();
  }

  @Override
  public List<DeadLetterReport.Details> show(LetterQuery query, int limit) {
    return new LetterDetails(store).of(letters(query).stream().limit(limit).toList());
  }

  @Override
  public List<DeadLetterReport> drop(LetterQuery query, String by, String note) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Letter> dropped =
        letters(query).stream().filter(letter -> letter.dropped().isEmpty()).toList();
    List<Decision> decisions =
        dropped.stream()
            .map(Letter::record)
            .map(letter -> new Decision(Letter.DROPPED, letter.id(), letter.run(), by, note, now))
            .toList();
    if (!decisions.isEmpty()) {
      store.decisions().add(decisions);
    }
    return dropped.stream().map(LetterDetails::report).toList();
  }

  private List<Letter> letters(LetterQuery query) {
    return query.of(Letters.of(store, history, true), clock.instant());
  }
}
