package io.kryptonx.cli;

import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Image;
import io.kryptonx.engine.report.ContentDiff.Table;
import io.kryptonx.engine.report.ContentDiff.TextLine;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.engine.report.DiffReport.ItemDiff;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.DiffReport.Side;
import io.kryptonx.engine.report.DiffReport.StageChange;
import io.kryptonx.engine.report.DiffReport.State;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Load;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.engine.report.ProfileReport.Step;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Closer looks at a gallery, as an engine would give them. */
final class InsightSamples {

  static final String EVIL = "</style><script>alert('x')</script>\u001B[2J\u202Egpj";

  private InsightSamples() {}

  static TaskId task(String stage, String... item) {
    return new TaskId(stage, Item.of(item));
  }

  static Span span(TaskId task, int attempt, long ready, long start, long end, Result result) {
    return new Span(task, attempt, ready, start, end, result);
  }

  private static StageTimes stage(String name, Map<TaskStatus, Integer> counts) {
    return new StageTimes(name, counts, 0, 0, 0, 0, 0, Optional.empty());
  }

  static ProfileReport profile() {
    TaskId ada = task("thumbnail", "ada");
    TaskId tom = task("thumbnail", "cats/tom jones");
    TaskId page = task("page");
    return new ProfileReport(
        Samples.RUN,
        RunStatus.SUCCEEDED,
        Instant.parse("2040-01-02T03:04:05Z"),
        4_000,
        60_000,
        new Load(4_200, 3_500, 2),
        List.of(
            new StageTimes(
                "thumbnail",
                Samples.counts(TaskStatus.RAN, 2, TaskStatus.CACHED, 9),
                3,
                700,
                3_000,
                900,
                1_500,
                Optional.of(tom)),
            stage("palette", Samples.counts(TaskStatus.CACHED, 11)),
            new StageTimes(
                "page",
                Samples.counts(TaskStatus.RAN, 1),
                1,
                100,
                1_200,
                1_200,
                1_200,
                Optional.of(page))),
        List.of(
            new Miss(
                "thumbnail",
                "code changed",
                2,
                List.of(Item.of("ada"), Item.of("cats/tom jones")),
                List.of()),
            new Miss(
                "page",
                "input thumbs changed",
                1,
                List.of(Item.EMPTY),
                List.of("thumbnail [ada] changed (1 → 2)", "thumbnail [ada] code changed"))),
        List.of(new Step(tom, 700, 2_100, 2_800), new Step(page, 0, 1_200, 4_000)),
        List.of(
            span(ada, 1, 0, 100, 1_000, Result.FINISHED),
            span(tom, 1, 0, 100, 700, Result.FAILED),
            span(tom, 2, 700, 1_300, 2_800, Result.FINISHED),
            span(page, 1, 2_800, 2_800, 4_000, Result.FINISHED)));
  }

  static RunDetails details() {
    return details(Samples.succeeded(), profile(), List.of(Samples.assets()));
  }

  static RunDetails details(RunReport summary, ProfileReport profile, List<AssetReport> assets) {
    return new RunDetails(
        summary,
        new TreeMap<>(Map.of("width", "320", "title", "a <b> & \"c\"")),
        List.of(),
        Optional.of(new RunId("gallery-2")),
        Samples.graph(),
        profile,
        List.of(),
        assets);
  }

  private static Change change(String name, String before, String after) {
    return new Change(name, Optional.of(before), Optional.of(after));
  }

  private static Optional<State> holds(String type, long size, String of) {
    return Optional.of(new State.Holds(Samples.snapshot(type, size, of)));
  }

  private static ItemDiff item(String item, String output, ContentDiff content) {
    return new ItemDiff(
        Item.parse(item),
        output,
        holds("text/plain", 812, item + output),
        holds("text/plain", 8_120, output + item),
        Optional.of(content));
  }

  static VerifyReport verified() {
    return new VerifyReport(
        Samples.RUN,
        Optional.of(Samples.digest("run")),
        "nothing changed",
        Map.of(Verdict.IDENTICAL, 32, Verdict.DIFFERS, 2, Verdict.LOST, 1),
        List.of(
            new Finding(
                task("page"),
                Verdict.DIFFERS,
                "it depends on the locale",
                Optional.of(
                    new VerifyReport.Difference(
                        "html",
                        Optional.empty(),
                        Optional.of(Samples.snapshot("text/html", 18_200, "before")),
                        Optional.of(Samples.snapshot("text/html", 18_201, "after")),
                        Optional.of(new ContentDiff.Bytes(17))))),
            new Finding(
                task("thumbnail", "tom"),
                Verdict.LOST,
                "content 0123456789ab of its inputs is missing or damaged\n" + EVIL,
                Optional.empty()),
            new Finding(
                task("thumbnail", "ada"),
                Verdict.DIFFERS,
                "it makes something else each time",
                Optional.of(
                    new VerifyReport.Difference(
                        "parts",
                        Optional.of("ada::face-1"),
                        Optional.empty(),
                        Optional.of(Samples.snapshot("image/jpeg", 400, "face")),
                        Optional.empty())))),
        List.of("stage page: tool convert is now '7.1', was '6.9'"));
  }

  static ChaosReport chaos() {
    VerifyReport verified = verified();
    return new ChaosReport(
        "gallery",
        Samples.digest("run"),
        RunStatus.SUCCEEDED,
        35,
        35,
        List.of(
            new ChaosReport.Seed(
                1,
                "zone GMT+05:45",
                Samples.digest("run"),
                41,
                new ChaosReport.Faults(2, 3, 11, 1),
                Optional.empty(),
                0,
                Optional.empty()),
            new ChaosReport.Seed(
                2,
                "zone GMT+10:30",
                Samples.digest("other"),
                37,
                new ChaosReport.Faults(1, 0, 9, 1),
                Optional.of(verified.findings().getFirst()),
                2,
                Optional.of("tell/told"))));
  }

  static DiffReport diff() {
    return new DiffReport(
        new Side(
            new RunId("gallery-2"),
            RunStatus.SUCCEEDED,
            Samples.REVISION,
            Optional.of(Samples.digest("2"))),
        new Side(Samples.RUN, RunStatus.OPEN, Samples.REVISION, Optional.empty()),
        List.of(change("width", "320", "640")),
        List.of(
            new StageChange(
                "thumbnail",
                List.of(change("run", "convert a\necho done", "convert b\necho done")),
                false,
                false),
            new StageChange("palette", List.of(), false, true),
            new StageChange("old", List.of(), true, false)),
        nodes());
  }

  private static List<NodeDiff> nodes() {
    Image.Size size = new Image.Size(320, 240);
    return List.of(
        new NodeDiff("photos", 11, 0, 0, 0, List.of()),
        new NodeDiff(
            "thumbnail",
            5,
            5,
            1,
            0,
            List.of(
                item(
                    "ada",
                    "text",
                    new ContentDiff.Text(
                        1,
                        1,
                        List.of(
                            new TextLine('…', "7 equal lines"),
                            new TextLine(' ', "same"),
                            new TextLine('-', "old\u001B[2J"),
                            new TextLine('+', "new")),
                        false)),
                item(
                    "bob",
                    "json",
                    new ContentDiff.Json(
                        60, List.of(change("$.a[2]", "1", "2"), change("$.b", "\"x\"", "null")))),
                item(
                    "cat",
                    "image",
                    new Image(size, size, Optional.of(new Image.Pixels(0.0123, 17, 0.25)))),
                item(
                    "dan",
                    "table",
                    new Table(
                        List.of("more"),
                        List.of(),
                        Optional.of("id"),
                        1,
                        30,
                        1,
                        List.of(
                            new Table.Row(
                                "7", Table.Kind.CHANGED, List.of(change("note", "x", "y"))),
                            new Table.Row("8", Table.Kind.ADDED, List.of()),
                            new Table.Row("9", Table.Kind.REMOVED, List.of())))),
                item("eve::1", "bytes", new ContentDiff.Bytes(4_096)),
                new ItemDiff(
                    Item.of("evil\u001B[2J"),
                    "text",
                    Optional.of(new State.Without(TaskStatus.FAILED)),
                    Optional.empty(),
                    Optional.empty()))),
        new NodeDiff("palette", 0, 0, 0, 11, List.of()));
  }
}
