package io.kryptonx.model;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.pipeline.Constraints;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Resources;
import io.kryptonx.model.pipeline.Retention;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.pipeline.Validation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One value of each kind that has a form at rest. Golden files are made of them. */
public final class Samples {

  public static final MediaType JPEG = MediaType.parse("image/jpeg");
  public static final TaskId TASK = new TaskId("thumbnail", Item.of("cats/tom", "é % :: *"));
  private static final TaskId PASS =
      new TaskId("polish", Item.of("cats/tom"), new Iteration(List.of(2, 3)));

  private Samples() {}

  public static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Snapshot snapshot(String text) {
    return new Snapshot(JPEG, text.length(), digest(text));
  }

  public static SortedMap<String, AssetContent> outputs() {
    return new TreeMap<>(
        Map.of("thumb", snapshot("thumb"), "faces", new CollectionRef(digest("faces"), 300)));
  }

  /** Each kind of event, in the order of their tags. */
  public static List<Event> events() {
    AttemptStats stats = new AttemptStats(7, 1234, Optional.of(snapshot("log")));
    Fingerprint fingerprint = new Fingerprint(digest("work"));
    CollectionRef set = new CollectionRef(digest("set"), 2);
    return List.of(
        new Event.RunStarted(start()),
        new Event.EngineStarted(3),
        new Event.SourceChanged(
            "photos",
            List.of(
                new Head(Item.of("cats/tom"), Optional.of(snapshot("tom"))),
                new Head(Item.of("cats/ud"), Optional.empty()))),
        new Event.ChunkReused(digest("chunk"), List.of(0, 1, 127, 128, 300)),
        new Event.ResultsFound(List.of(new Event.Found(TASK, fingerprint, outputs()))),
        new Event.AttemptsStarted(
            3,
            List.of(
                new Event.Attempt(TASK, 1),
                new Event.Attempt(
                    new TaskId("review", Item.EMPTY, new Iteration(List.of(2, 3))), 2))),
        new Event.TaskFinished(TASK, 1, fingerprint, outputs(), stats),
        new Event.AttemptFailed(
            TASK,
            2,
            new Failure(Failure.Kind.PERMANENT, "it broke", OptionalInt.of(-1)),
            AttemptStats.NONE,
            Optional.of(Instant.ofEpochMilli(1_700_000_004_321L))),
        new Event.InputsLost(TASK, 2, List.of(digest("a"), digest("b"))),
        new Event.Diverged(
            TASK,
            new TreeMap<>(Map.of("thumb", digest("one"))),
            new TreeMap<>(Map.of("thumb", digest("other")))),
        new Event.PublicationStarted(set),
        new Event.Published(set),
        new Event.PublicationRefused("'site/index.html' is not ours"),
        new Event.RunCancelled(),
        new Event.RunEnded(RunStatus.FAILED, digest("manifest"), digest("details")),
        new Event.ConditionsDecided(
            List.of(
                new Event.Condition(TASK, true, Optional.empty()),
                new Event.Condition(TASK, false, Optional.of("report.score is missing")))),
        new Event.LocksLost(List.of(TASK)),
        new Event.ReviewsParked(List.of(TASK)),
        new Event.ReviewsDecided(
            List.of(
                new Event.Review(TASK, fingerprint, outputs(), Optional.empty()),
                new Event.Review(
                    TASK,
                    fingerprint,
                    new TreeMap<>(),
                    Optional.of(new Failure(Failure.Kind.REJECTED, "rejected by ada: too long"))))),
        new Event.IterationsJudged(
            List.of(
                new Event.Judgement(PASS, true, OptionalDouble.of(0.75), Optional.empty()),
                new Event.Judgement(PASS, false, OptionalDouble.empty(), Optional.empty()),
                new Event.Judgement(
                    PASS, false, OptionalDouble.empty(), Optional.of("review.score is missing")))),
        new Event.LoopsEnded(
            List.of(
                new Event.LoopEnd(TASK, Ending.CONVERGED, 3, 3, Optional.empty()),
                new Event.LoopEnd(
                    TASK,
                    Ending.FAILED,
                    1,
                    0,
                    Optional.of(new Failure(Failure.Kind.PERMANENT, "no score"))))),
        new Event.ResultsFound(
            List.of(
                new Event.Found(TASK, fingerprint, outputs(), new Charge(4_200, 1_234, 2)),
                new Event.Found(TASK, fingerprint, outputs()))),
        new Event.TaskFinished(TASK, 1, fingerprint, outputs(), stats.withCost(4_200)),
        new Event.AttemptFailed(
            TASK,
            2,
            new Failure(Failure.Kind.TRANSIENT, "it broke"),
            stats.withCost(1),
            Optional.empty()),
        new Event.IterationsJudged(
            List.of(
                new Event.Judgement(
                    PASS,
                    false,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.of("{\"quality\":80}")))),
        new Event.AttemptsWithheld(List.of(TASK)),
        new Event.BudgetSpent("cost 0.5 of 0.5", 1));
  }

  /** The events as entries of a journal. */
  public static List<JournalEntry> entries() {
    List<JournalEntry> entries = new ArrayList<>();
    for (Event event : events()) {
      long sequence = entries.size() + 1L;
      entries.add(new JournalEntry(sequence, Instant.parse("2026-01-02T03:04:05.678Z"), event));
    }
    return entries;
  }

  public static RunStart start() {
    return new RunStart(
        new RunId("gallery-7"),
        "gallery",
        digest("revision"),
        digest("definition"),
        digest("bundle"),
        digest("keys"),
        new TreeMap<>(Map.of("width", "320", "name", "Zoë")),
        new TreeMap<>(Map.of("photos", new CollectionRef(digest("photos"), 12))),
        List.of("page", "thumbnail"),
        true,
        false,
        Optional.of(
            new RunStart.BaseRun(
                new RunId("gallery-6"),
                digest("base"),
                digest("base details"),
                new TreeMap<>(Map.of("photos", snapshot("single"))))),
        Optional.empty());
  }

  public static StageKeys keys() {
    return new StageKeys(
        new TreeMap<>(
            Map.of(
                "thumbnail",
                List.of(new KeyPart("run", "convert"), new KeyPart("param width", "320")),
                "page",
                List.of(new KeyPart("java", digest("Page").hex())))));
  }

  /** A pipeline that uses every field. */
  public static Pipeline pipeline() {
    SortedMap<String, Parameter> params = new TreeMap<>();
    params.put(
        "width",
        new Parameter(
            "width", Parameter.Type.INTEGER, Optional.of("0320"), Optional.of("in pixels")));
    params.put(
        "quality",
        new Parameter(
            "quality",
            Parameter.Type.NUMBER,
            Optional.empty(),
            Optional.empty(),
            new Constraints(
                Optional.of(new BigDecimal("0.5")),
                Optional.of(BigDecimal.TEN),
                List.of("1", "2"),
                Optional.of("[0-9]+"))));
    SortedMap<String, Source> sources = new TreeMap<>();
    sources.put(
        "photos",
        new Source.Files("photos", PathPattern.parse("photos/{album}/{photo}.jpg"), JPEG, true));
    sources.put("style", new Source.File("style", "style.css", MediaType.parse("text/css")));
    sources.put("config", new Source.Value("config", "{\"a\":[1,true,null]}"));
    sources.put("sizes", new Source.Values("sizes", new TreeMap<>(Map.of("s", "1", "l", "2"))));
    otherSources().forEach(source -> sources.put(source.name(), source));
    SortedMap<String, Stage> stages = new TreeMap<>();
    stages.put("thumbnail", everything());
    stages.put("page", page());
    stages.put("clean/score", score());
    stages.put("sign", sign());
    stages.put("parts", parts(new Action.Split.Cut.ByColumn("id", 16)));
    stages.put("runs", parts(new Action.Split.Cut.BySize(1 << 20)));
    stages.put("polish", polish());
    stages.put("sort", sort());
    return new Pipeline(
        "gallery",
        new Labels(
            Optional.of("Photographs"),
            Optional.of("media"),
            Optional.of(Criticality.MISSION_CRITICAL),
            new TreeSet<>(Set.of("nightly")),
            Optional.empty()),
        params,
        sources,
        stages,
        List.of(
            new Publication(
                PathPattern.parse("site/{album}/{photo}.jpg"), new AssetRef("thumbnail", "thumb")),
            new Publication(
                PathPattern.parsePublished("site/{params.width}/index.html"),
                new AssetRef("page", "html"),
                true)),
        Optional.of("site"),
        new TreeMap<>(Map.of("gpu", 2)),
        new Retention(OptionalInt.of(7), Optional.of(Duration.ofDays(30))),
        Budget.NONE);
  }

  /** A pipeline whose stages act on a server and on a database. */
  static Pipeline outside() {
    Stage notify =
        Stage.named("notify")
            .in(Input.each("letter", new AssetRef("letters", "letters")))
            .out(Output.of("answer", MediaType.JSON))
            .effect(Effect.of(Effect.Mode.ONCE))
            .action(
                new Action.Http(
                    "https://mail.example/send",
                    Action.Http.Method.PUT,
                    new TreeMap<>(Map.of("X-Token", "${TOKEN}")),
                    Optional.of("letter"),
                    Optional.empty()))
            .build();
    Stage store =
        Stage.named("store")
            .in(Input.each("rows", new AssetRef("letters", "letters")))
            .out(Output.of("stored", MediaType.JSON))
            .effect(Effect.of(Effect.Mode.APPLY))
            .action(
                new Action.Jdbc(
                    "jdbc:postgresql://db.example/shop",
                    Optional.of("shop"),
                    Optional.of("DB_PASSWORD"),
                    "shop.orders",
                    List.of("id", "day"),
                    "rows"))
            .build();
    return new Pipeline(
        "outside",
        Labels.NONE,
        new TreeMap<>(),
        new TreeMap<>(
            Map.of(
                "letters",
                new Source.Files(
                    "letters", PathPattern.parse("letters/{letter}.json"), MediaType.JSON, true))),
        new TreeMap<>(Map.of("notify", notify, "store", store)),
        List.of());
  }

  private static List<Source> otherSources() {
    Stage export =
        Stage.named("export")
            .out(Output.of("export", MediaType.parse("text/csv")))
            .action(new Action.Shell("./export.sh", List.of("sh", "-eu")))
            .build();
    return List.of(
        new Source.Files(
            "drafts",
            PathPattern.parse("drafts/{draft}"),
            List.of("*.md"),
            List.of("**/old/*"),
            MediaType.BYTES,
            false),
        new Source.Tree("assets", "assets"),
        new Source.Table(
            "titles",
            TableFormat.CSV,
            "titles.csv",
            List.of(new Source.Table.Key("photo", "row.file")),
            true),
        new Source.Command("export", export),
        new Source.Http(
            "rates",
            "https://example.org/${day}",
            new TreeMap<>(Map.of("Authorization", "Bearer ${TOKEN}")),
            List.of("day"),
            List.of("TOKEN"),
            Optional.of(Duration.ofSeconds(5)),
            MediaType.JSON));
  }

  private static Stage score() {
    return Stage.named("clean/score")
        .in(
            new Input(
                "page",
                List.of(new AssetRef("page", "html"), new AssetRef("page", Output.FAILED)),
                Input.Collect.LAST,
                false,
                Input.Match.REQUIRED,
                true,
                Optional.of(MediaType.JSON)))
        .out(new Output("score", MediaType.JSON, false, Optional.of("score.json")))
        .action(new Action.Expression("page.size"))
        .when("params.width > 3")
        .validations(List.of(new Validation("score > 1", "low", Validation.Severity.WARNING)))
        .dependsOn(List.of("thumbnail"))
        .retry(
            new Retry(
                OptionalInt.of(3),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), 1500, 250),
                List.of("3", "java.net.ConnectException"),
                List.of("timed_out")))
        .resources(
            new Resources(
                OptionalInt.of(2),
                Optional.of("gpu"),
                OptionalLong.of(1 << 30),
                OptionalInt.of(500)))
        .platform(Stage.ANY_PLATFORM)
        .effect(Effect.of(Effect.Mode.ONCE))
        .isolation(Isolation.NONE)
        .renamedFrom("score")
        .rerun(new Rerun.After(Duration.ofDays(7)))
        .scope(
            new Scope(
                "subs",
                new TreeMap<>(
                    Map.of(
                        "a",
                        new Scope.Argument.Literal("1"),
                        "b",
                        new Scope.Argument.OfParameter("width")))))
        .labels(Labels.NONE.tagged(List.of("x", "y")))
        .build();
  }

  private static Stage sign() {
    return Stage.named("sign")
        .in(Input.each("photo", new AssetRef("photos", "photos")))
        .out(Output.of("approved", JPEG))
        .out(Output.of(Action.Approve.DECISION, MediaType.JSON))
        .action(new Action.Approve("photo", "Fit to print?", List.of("ada", "grace")))
        .build();
  }

  private static Stage sort() {
    return Stage.named("sort")
        .in(Input.each("photo", new AssetRef("photos", "photos")))
        .out(Output.of("large", MediaType.BYTES))
        .out(Output.of("small", MediaType.BYTES))
        .action(
            new Action.Route(
                "photo",
                List.of(new Action.Route.Branch("large", "photo.size > params.width")),
                Optional.of("small")))
        .build();
  }

  private static Stage polish() {
    AssetRef review = new AssetRef("polish/review", "report");
    return Stage.named("polish")
        .in(Input.each("draft", new AssetRef("page", "html")))
        .out(Output.of("text", MediaType.parse("text/markdown")))
        .action(
            new Action.Loop(
                "draft",
                "review.score >= params.threshold",
                Optional.of("review.score"),
                new TreeMap<>(Map.of("review", review)),
                Action.Loop.source("polish", "carry"),
                new AssetRef("polish/revise", "text"),
                5,
                OptionalInt.of(2),
                Action.Loop.Exhausted.BEST,
                Optional.empty(),
                Budget.NONE))
        .build();
  }

  private static Stage parts(Action.Split.Cut cut) {
    return Stage.named(cut instanceof Action.Split.Cut.BySize ? "runs" : "parts")
        .in(Input.each("rows", new AssetRef("export", "export")))
        .out(new Output("part", MediaType.parse("text/csv"), true))
        .action(new Action.Split("rows", TableFormat.CSV, cut))
        .build();
  }

  private static Stage everything() {
    return Stage.named("thumbnail")
        .in(Input.each("photo", new AssetRef("photos", "photos")))
        .in(new Input("size", new AssetRef("sizes", "sizes"), Input.Collect.NOTHING, true, false))
        .in(new Input("hint", new AssetRef("photos", "photos"), Input.Collect.NOTHING, false, true))
        .out(Output.of("thumb", JPEG))
        .out(new Output("faces", JPEG, true))
        .action(new Action.Shell("convert \"$photo\" \"$thumb\"\n"))
        .params(List.of("width", "quality"))
        .env(Map.of("A", "1", "B", ""))
        .files(List.of("lib/x.sh"))
        .tools(Map.of("convert", "convert -version"))
        .reads(Set.of(Read.ITEM, Read.TIME))
        .secrets(List.of("TOKEN"))
        .timeout(Duration.ofSeconds(90))
        .version("2")
        .rerun(Rerun.NEVER)
        .description("small ones")
        .build();
  }

  private static Stage page() {
    AssetRef thumbs = new AssetRef("thumbnail", "thumb");
    return Stage.named("page")
        .in(Input.collected("last", thumbs))
        .in(new Input("all", thumbs, Input.Collect.ALL, false, false))
        .in(new Input("to", thumbs, new Input.Collect.To("album"), false, false))
        .out(Output.of("html", MediaType.parse("text/html")))
        .action(new Action.JavaClass("org.example.Page", List.of("lib/page.jar")))
        .build();
  }
}
