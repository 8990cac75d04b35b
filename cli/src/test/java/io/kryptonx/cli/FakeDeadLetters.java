package io.kryptonx.cli;

import io.kryptonx.engine.DeadLetters;
import io.kryptonx.engine.dead.Letter;
import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.DeadLetterReport.Attempt;
import io.kryptonx.engine.report.DeadLetterReport.Details;
import io.kryptonx.engine.report.DeadLetterReport.Input;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Some dead letters, and what was asked about them. */
final class FakeDeadLetters implements DeadLetters {

  private static final Instant AT = Instant.parse("2030-01-31T17:05:00Z");

  final List<String> asked = new ArrayList<>();
  List<DeadLetterReport> letters = List.of(evil(), dropped());

  @Override
  public List<DeadLetterReport> list(LetterQuery query) {
    asked.add("list " + query);
    return letters;
  }

  @Override
  public List<Details> show(LetterQuery query, int limit) {
    asked.add("show " + query + " " + limit);
    return letters.stream().limit(limit).map(FakeDeadLetters::details).toList();
  }

  @Override
  public List<DeadLetterReport> drop(LetterQuery query, String by, String note) {
    asked.add("drop " + query + " by " + by + ": " + note);
    return letters.subList(0, 1);
  }

  private static Details details(DeadLetterReport report) {
    DeadLetter letter = report.letter();
    return new Details(
        report,
        letter.task(),
        List.of(
            new Input("photo", "image/jpeg", 1, 812, Samples.digest("photo")),
            new Input("parts", "collection", 3, 0, Samples.digest("parts"))),
        List.of(
            new Attempt(
                letter.run(),
                1,
                letter.failure(),
                AT.minusSeconds(2),
                1200,
                20_000,
                Optional.of(AT.minusMillis(500)),
                List.of("reading photo.jpg", "\u001B[31mconvert: improper image header\u001B[0m")),
            new Attempt(letter.run(), 2, letter.failure(), AT, 40, 0, Optional.empty(), List.of())),
        2);
  }

  private static DeadLetterReport evil() {
    return report(
        letter("evil\u001B[2J\u202Egpj\nname", Failure.Kind.TIMED_OUT, OptionalInt.empty()),
        Letter.State.OPEN,
        Optional.empty());
  }

  /** An effect of which nobody knows whether it acted. */
  static DeadLetterReport inDoubt() {
    return report(
        letter("sent", Failure.Kind.UNKNOWN, OptionalInt.empty()),
        Letter.State.OPEN,
        Optional.empty());
  }

  private static DeadLetterReport dropped() {
    DeadLetter letter = letter("cats/tom jones", Failure.Kind.PERMANENT, OptionalInt.of(1));
    return report(
        letter,
        Letter.State.DROPPED,
        Optional.of(
            new Decision(
                Letter.DROPPED, letter.id(), letter.run(), "ada", "gone\u001B[2J for good", AT)));
  }

  private static DeadLetterReport report(
      DeadLetter letter, Letter.State state, Optional<Decision> dropped) {
    return new DeadLetterReport(
        letter, state, Optional.of("media"), Optional.of(Criticality.IMPORTANT), dropped);
  }

  private static DeadLetter letter(String item, Failure.Kind kind, OptionalInt code) {
    return new DeadLetter(
        new TaskId("thumbnail", Item.of(item)),
        Samples.RUN,
        Optional.of(new Fingerprint(Samples.digest("work of " + item))),
        new Failure(kind, "it did not\n\u001B[2J work", code),
        2,
        2,
        AT);
  }
}
