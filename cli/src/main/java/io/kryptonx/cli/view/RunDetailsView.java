package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.store.RunDetails;
import io.kryptonx.engine.store.RunDetails.Body;
import io.kryptonx.engine.store.RunDetails.StageWork;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.Cost;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A past run: what it was given, and what it came to. */
public final class RunDetailsView {

  private static final int LABEL = 11;
  private static final int MAX_VALUE = 100;

  private final Output out;
  private final Typed typed;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public RunDetailsView(Output out, Typed typed, ZoneId zone) {
    this.out = out;
    this.typed = typed;
    this.zone = zone;
  }

  /** Shows a run. */
  public void show(RunDetails details) {
    RunHeader run = details.header();
    out.line(out.in(Style.STRONG, run.run().text()) + "  " + RunWords.status(out, run));
    out.line();
    line("started", RunWords.time(run.started(), zone));
    line("duration", Quantity.duration(details.durationMillis()));
    line("revision", run.revision().shortHex());
    run.origin().ifPresent(origin -> line("imported", "it was " + origin + " where it was made"));
    details.body().ifPresent(body -> given(body.start()));
    run.sources().forEach((name, content) -> line("source", source(name, content)));
    run.manifest().map(Digest::hex).ifPresent(digest -> line("digest", digest));
    if (run.body() instanceof RunBody.Removed(var at)) {
      run.tally().ifPresent(tally -> line("tasks", Words.counts(out, tally.tasks())));
      out.line();
      out.line(
          "Its journal and content were removed on "
              + at.atZone(zone).truncatedTo(ChronoUnit.MINUTES).toLocalDate()
              + "; this is all that is left.");
    }
    details.body().ifPresent(this::came);
  }

  private void given(RunStart start) {
    start.base().ifPresent(base -> line("based on", base.run().text()));
    if (!start.targets().isEmpty()) {
      line("only", String.join(", ", start.targets()));
    }
    start
        .redrive()
        .ifPresent(redrive ->
            line("redrive", Quantity.of(redrive.kept().count(), "dead letter") + " not tried"));
    start.locks().ifPresent(locks -> line("locked", Quantity.of(locks.count(), "task")));
    if (start.fresh()) {
      line("fresh", "took no result of earlier runs");
    }
    start
        .params()
        .forEach((name, value) ->
            line(
                "param",
                Harmless.line(name) + " = " + Columns.cut(Harmless.line(value), MAX_VALUE)));
  }

  private void came(Body body) {
    out.line();
    List<StageProgress> stages = body.stages().stream().map(StageWork::progress).toList();
    StageLine line = new StageLine(out, stages);
    List<StageProgress> chosen = StageLine.chosen(stages);
    Set<String> names = new HashSet<>(chosen.stream().map(StageProgress::stage).toList());
    body.stages().stream()
        .filter(stage -> names.contains(stage.progress().stage()))
        .forEach(stage -> out.line(line.ended(stage.progress()) + work(stage) + loops(stage)));
    line.rest(stages, chosen).ifPresent(out::line);
    out.line();
    new RunSummary(out, typed).showEnd(body.report());
  }

  private String work(StageWork stage) {
    String work =
        stage.attempts() == 0
            ? ""
            : "   %s, worked %s, waited %s"
                .formatted(
                    Quantity.of(stage.attempts(), "attempt"),
                    Quantity.duration(stage.workedMillis()),
                    Quantity.duration(stage.waitedMillis()));
    return work.isEmpty() && stage.recordedMicros() == 0
        ? ""
        : out.in(Style.FAINT, work + cost(stage));
  }

  /** What was spent here, and beside it what the results cost where some were found. */
  private static String cost(StageWork stage) {
    long spent = stage.costMicros();
    long recorded = stage.recordedMicros();
    if (spent == 0 && recorded == 0) {
      return "";
    }
    String start = stage.attempts() == 0 ? "   cost " : ", cost ";
    return start
        + Cost.text(spent)
        + (spent == recorded ? "" : " (recorded " + Cost.text(recorded) + ")");
  }

  /** How many iterations loops took, and how many came to their bound. */
  private String loops(StageWork stage) {
    return stage
        .loops()
        .map(counts ->
            out.in(
                Style.FAINT,
                "   %s, %d %% exhausted"
                    .formatted(
                        Quantity.of(Math.toIntExact(counts.iterations()), "iteration"),
                        Math.round(100 * counts.exhaustedShare()))))
        .orElse("");
  }

  private static String source(String name, AssetContent content) {
    return Harmless.line(name)
        + "  "
        + switch (content) {
          case Snapshot snapshot ->
              Quantity.size(snapshot.size()) + "  " + snapshot.digest().shortHex();
          case CollectionRef(var root, var count) ->
              Quantity.of(count, "item") + "  " + root.shortHex();
        };
  }

  private void line(String label, String value) {
    out.line(Columns.cut(out.in(Style.FAINT, Columns.left(label, LABEL)) + value, out.columns()));
  }
}
