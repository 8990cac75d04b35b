package io.kryptonx.cli.view.dead;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.RunWords;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.dead.Letter;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.DeadLetterReport.Attempt;
import io.kryptonx.engine.report.DeadLetterReport.Details;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Dead letters one by one, with all that is known of them and what can be done. */
public final class DeadLetterDetailsView {

  private static final int LABEL = 13;

  private final Output out;
  private final Typed typed;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public DeadLetterDetailsView(Output out, Typed typed, ZoneId zone) {
    this.out = out;
    this.typed = typed;
    this.zone = zone;
  }

  /** Shows dead letters. */
  public void show(List<Details> letters) {
    if (letters.isEmpty()) {
      out.line(out.in(Style.GOOD, "✔ ") + "no dead letters");
    }
    for (int i = 0; i < letters.size(); i++) {
      if (i > 0) {
        out.line();
      }
      show(letters.get(i));
    }
  }

  private void show(Details details) {
    DeadLetterReport report = details.report();
    DeadLetter letter = report.letter();
    String state = report.state() == Letter.State.OPEN ? "" : ", " + report.state().label();
    out.line(
        out.in(Style.ALARM, "✘ ")
            + Words.task(out, letter.task())
            + out.in(Style.FAINT, "  " + DeadLetterListView.kind(letter.failure().kind()) + state));
    Harmless.lines(letter.failure().message())
        .strip()
        .lines()
        .forEach(line -> out.line("  " + line));
    line("failed", RunWords.time(letter.at(), zone) + " in " + letter.run());
    report.owner().ifPresent(owner -> line("owner", Harmless.line(owner)));
    report.criticality().map(Criticality::label).ifPresent(word -> line("criticality", word));
    letter.fingerprint().map(Fingerprint::shortHex).ifPresent(hex -> line("fingerprint", hex));
    boolean within = !details.culprit().equals(letter.task());
    if (within) {
      line("in it", Words.task(out, details.culprit()));
    }
    details.inputs().forEach(input -> line("input", Words.input(input)));
    if (details.blocked() > 0) {
      line("blocked", Quantity.of(details.blocked(), "task") + " below it");
    }
    report
        .dropped()
        .ifPresent(decision ->
            line(
                "dropped",
                "by %s on %s: %s"
                    .formatted(
                        Harmless.line(decision.by()),
                        RunWords.time(decision.at(), zone),
                        Harmless.line(decision.note()))));
    details.attempts().forEach(this::attempt);
    line("repeat", typed.debug(details.culprit(), letter.run()));
    if (within) {
      line("iterations", typed.loop(letter.task(), letter.run()));
    }
    if (letter.failure().kind() == Failure.Kind.UNKNOWN) {
      line("settle", typed.doubts() + ", first");
    }
    line("again", typed.redrive(letter.task()));
  }

  private void attempt(Attempt attempt) {
    String next =
        attempt
            .retryAt()
            .map(at -> Duration.between(attempt.ended(), at).toMillis())
            .map(wait -> ", the next " + Quantity.duration(Math.max(0, wait)) + " later")
            .orElse(", the last");
    line(
        "attempt " + attempt.number(),
        DeadLetterListView.kind(attempt.failure().kind())
            + " after "
            + Quantity.duration(attempt.workedMillis())
            + (attempt.costMicros() == 0 ? "" : ", cost " + Cost.text(attempt.costMicros()))
            + next);
    String message = attempt.failure().message().lines().findFirst().map(Harmless::line).orElse("");
    line("", message);
    attempt.output().stream()
        .map(Harmless::lines)
        .forEach(text -> line("", out.in(Style.FAINT, "│ ") + text));
  }

  private void line(String label, String value) {
    out.line("  " + out.in(Style.FAINT, Columns.left(label, LABEL)) + value);
  }
}
