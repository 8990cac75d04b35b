package io.kryptonx.cli;

import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Answers about a gallery, as an engine would give them. */
final class Samples {

  static final RunId RUN = new RunId("gallery-3");
  static final Digest REVISION = digest("revision");

  private Samples() {}

  static Digest digest(String of) {
    return Digest.of(of.getBytes(StandardCharsets.UTF_8));
  }

  static Snapshot snapshot(String type, long size, String of) {
    return new Snapshot(MediaType.parse(type), size, digest(of));
  }

  static Map<TaskStatus, Integer> counts(Object... pairs) {
    Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
    for (int i = 0; i < pairs.length; i += 2) {
      counts.put((TaskStatus) pairs[i], (Integer) pairs[i + 1]);
    }
    return counts;
  }

  static StageProgress stage(String name, int expected, int running, Object... counts) {
    return new StageProgress(name, expected, counts(counts), running);
  }

  static RunReport succeeded() {
    return new RunReport(
        RUN,
        "gallery",
        REVISION,
        digest("run"),
        RunStatus.SUCCEEDED,
        counts(TaskStatus.RAN, 3, TaskStatus.CACHED, 31, TaskStatus.UNCHANGED, 1),
        List.of(
            stage("thumbnail", 11, 0, TaskStatus.RAN, 1, TaskStatus.CACHED, 10),
            stage("palette", 11, 0, TaskStatus.UNCHANGED, 1, TaskStatus.CACHED, 10),
            stage("placeholder", 11, 0, TaskStatus.CACHED, 11),
            stage("sheet", 1, 0, TaskStatus.RAN, 1),
            stage("page", 1, 0, TaskStatus.RAN, 1)),
        1234,
        List.of(
            published("site/index.html", "page", Item.EMPTY, "text/html", 18_200),
            published("site/sheet.png", "sheet", Item.EMPTY, "image/png", 1_204_000),
            published("site/thumbs/ada.jpg", "thumbnail", Item.of("ada"), "image/jpeg", 812),
            published("site/thumbs/bob.jpg", "thumbnail", Item.of("bob"), "image/jpeg", 8_120),
            published("site/thumbs/tom.jpg", "thumbnail", Item.of("tom"), "image/jpeg", 8_220)),
        List.of());
  }

  private static RunReport.Published published(
      String path, String stage, Item item, String type, long size) {
    return new RunReport.Published(path, stage, item, snapshot(type, size, path));
  }

  static RunReport cancelled() {
    return new RunReport(
        RUN,
        "gallery",
        REVISION,
        digest("run"),
        RunStatus.CANCELLED,
        counts(TaskStatus.CANCELLED, 1),
        List.of(stage("sheet", 1, 0, TaskStatus.CANCELLED, 1)),
        10,
        List.of(),
        List.of());
  }

  static RunReport waiting() {
    return new RunReport(
        RUN,
        "gallery",
        REVISION,
        digest("run"),
        RunStatus.WAITING,
        counts(TaskStatus.CACHED, 1, TaskStatus.WAITING, 2),
        List.of(
            stage("thumbnail", 1, 0, TaskStatus.CACHED, 1),
            stage("sign_off", 2, 0, TaskStatus.WAITING, 2)),
        10,
        List.of(),
        List.of());
  }

  static RunReport failed() {
    return new RunReport(
        RUN,
        "gallery",
        REVISION,
        digest("run"),
        RunStatus.FAILED,
        counts(
            TaskStatus.RAN, 1, TaskStatus.CACHED, 31, TaskStatus.FAILED, 2, TaskStatus.BLOCKED, 2),
        List.of(
            stage("thumbnail", 11, 0, TaskStatus.FAILED, 2, TaskStatus.CACHED, 9),
            stage("palette", 11, 0, TaskStatus.RAN, 1, TaskStatus.CACHED, 10),
            stage("placeholder", 11, 0, TaskStatus.CACHED, 11),
            stage("sheet", 1, 0, TaskStatus.BLOCKED, 1),
            stage("page", 1, 0, TaskStatus.BLOCKED, 1)),
        845,
        List.of(),
        List.of(
            new RunReport.RootCause(
                new TaskId("thumbnail", Item.of("cats/tom jones")),
                new Failure(
                    Failure.Kind.PERMANENT, "command ended with exit code 1", OptionalInt.of(1)),
                List.of("reading photo.jpg", "\u001B[31mconvert: improper image header\u001B[0m"),
                2,
                1),
            new RunReport.RootCause(
                new TaskId("thumbnail", Item.of("evil\u001B[2J\u202Egpj\nname")),
                new Failure(Failure.Kind.TIMED_OUT, "took longer than its timeout of 30s"),
                List.of(),
                2,
                3)));
  }

  static PlanReport plan() {
    return new PlanReport(
        "gallery",
        REVISION,
        Optional.empty(),
        List.of(
            new PlanReport.StagePlan(
                "thumbnail",
                List.of(
                    will("ada", "code changed"),
                    will("bob", "code changed"),
                    will("cat", "code changed"),
                    will("dan", "code changed"),
                    will("eve", "code changed"),
                    will("new", "never ran")),
                5,
                0,
                List.of()),
            new PlanReport.StagePlan(
                "palette", List.of(will("new", "never ran")), 10, 0, List.of()),
            new PlanReport.StagePlan("placeholder", List.of(), 11, 0, List.of()),
            new PlanReport.StagePlan("sheet", List.of(), 0, 0, List.of("thumbnail")),
            new PlanReport.StagePlan("page", List.of(), 0, 1, List.of("thumbnail", "sheet"))));
  }

  private static PlanReport.WillRun will(String item, String reason) {
    return new PlanReport.WillRun(Item.of(item), reason);
  }

  static PlanReport planOfNothing() {
    return new PlanReport(
        "gallery",
        REVISION,
        Optional.of(RUN),
        List.of(new PlanReport.StagePlan("thumbnail", List.of(), 11, 0, List.of())));
  }

  private static List<TaskId> tasks(String... items) {
    return Stream.of(items).map(item -> new TaskId("thumbnail", Item.of(item))).toList();
  }

  static WhyReport why() {
    return new WhyReport(
        "thumbnail",
        RUN,
        Optional.of(new RunId("gallery-2")),
        List.of(
            new WhyReport.Group(
                "thumbnail",
                tasks("ada", "bob", "cat", "dan", "eve"),
                TaskStatus.RAN,
                "ran, because the command and param width changed",
                List.of(
                    new WhyReport.Change(
                        "run",
                        Optional.of(
                            "set -e\nconvert \"$photo\" -resize 320x \"$thumb\"\necho done\n"),
                        Optional.of(
                            "set -e\nconvert \"$photo\" -resize 640x \"$thumb\"\necho done\n"),
                        List.of("pipeline.yaml changed")),
                    new WhyReport.Change(
                        "param width", Optional.of("320"), Optional.of("640"), List.of())),
                ""),
            new WhyReport.Group(
                "thumbnail",
                tasks("tom"),
                TaskStatus.UNCHANGED,
                "ran, because input photo changed; made the same bytes",
                List.of(
                    new WhyReport.Change(
                        "input photo",
                        Optional.of(digest("old").hex()),
                        Optional.of(digest("new").hex()),
                        List.of(
                            "rotate [tom] ran, because input photo changed",
                            "photos [tom] changed")),
                    new WhyReport.Change(
                        "file logo.png", Optional.empty(), Optional.of("added"), List.of())),
                "what it makes is used by sheet and page, which did not run"),
            new WhyReport.Group(
                "thumbnail",
                tasks("zoe"),
                TaskStatus.CACHED,
                "cached: nothing changed",
                List.of(),
                "")));
  }

  static GraphReport graph() {
    return new GraphReport(
        "gallery",
        List.of(
            node("photos", GraphReport.Kind.SOURCE, "files photos/{photo}.jpg", List.of("photo")),
            node("title", GraphReport.Kind.SOURCE, "value", List.of()),
            node(
                "thumbnail",
                GraphReport.Kind.STAGE,
                "java Thumbnail.java",
                List.of("photo"),
                TaskStatus.RAN,
                1,
                TaskStatus.CACHED,
                10),
            node(
                "palette",
                GraphReport.Kind.STAGE,
                "java Palette.java",
                List.of("photo"),
                TaskStatus.CACHED,
                11),
            node(
                "sheet",
                GraphReport.Kind.STAGE,
                "run convert \"…\" <all>",
                List.of(),
                TaskStatus.FAILED,
                1),
            node(
                "page", GraphReport.Kind.STAGE, "java Page.java", List.of(), TaskStatus.BLOCKED, 1),
            node("site/index.html", GraphReport.Kind.PUBLISH, "publish", List.of()),
            node("site/thumbs/{photo}.jpg", GraphReport.Kind.PUBLISH, "publish", List.of("photo"))),
        List.of(
            new GraphReport.Edge("photos", "thumbnail", "photo", false),
            new GraphReport.Edge("photos", "palette", "photo", false),
            new GraphReport.Edge("title", "page", "title", false),
            new GraphReport.Edge("thumbnail", "sheet", "thumbs, collected", true),
            new GraphReport.Edge("thumbnail", "page", "thumbs, collected", true),
            new GraphReport.Edge("palette", "page", "colours, collected", true),
            new GraphReport.Edge("sheet", "page", "sheet", false),
            new GraphReport.Edge("page", "site/index.html", "", false),
            new GraphReport.Edge("thumbnail", "site/thumbs/{photo}.jpg", "", false)));
  }

  private static GraphReport.Node node(
      String name,
      GraphReport.Kind kind,
      String action,
      List<String> dimensions,
      Object... counts) {
    return new GraphReport.Node(name, kind, action, dimensions, counts(counts));
  }

  static AssetReport assets() {
    return new AssetReport(
        "thumbnail",
        RUN,
        List.of(
            entry(Item.of("ada"), TaskStatus.CACHED, "image/jpeg", 8_120),
            entry(Item.of("cats/tom jones"), TaskStatus.RAN, "image/jpeg", 23_456_789),
            new AssetReport.Entry(
                "thumbnail",
                Item.of("evil\u001B[2J\u202Egpj"),
                "thumb",
                Optional.of(TaskStatus.FAILED),
                Optional.empty(),
                Optional.empty())));
  }

  static AssetReport.Entry entry(Item item, TaskStatus status, String type, long size) {
    Fingerprint fingerprint = new Fingerprint(digest("work " + item));
    return new AssetReport.Entry(
        "thumbnail",
        item,
        "thumb",
        Optional.of(status),
        Optional.of(snapshot(type, size, "content " + item)),
        Optional.of(
            EventId.ofOutput("gallery", new TaskId("thumbnail", item), "thumb", fingerprint)));
  }

  static List<LogReport> logs() {
    return List.of(
        new LogReport(
            new TaskId("thumbnail", Item.of("ada")),
            TaskStatus.CACHED,
            1,
            0,
            "printed in gallery-2",
            "reading\n10%\r50%\r100%\n\u001B[32mdone\u001B[0m\u0007\n"),
        new LogReport(new TaskId("thumbnail", Item.of("bob")), TaskStatus.RAN, 2, 4_200, "", ""));
  }
}
