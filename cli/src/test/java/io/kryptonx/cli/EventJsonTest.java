package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.json.EventJson;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private static final TaskId TASK = new TaskId("thumbnail", Item.of("cats/tom"));
  private static final TaskId PASS =
      new TaskId("polish", Item.of("cats/tom"), new Iteration(List.of(2)));
  private static final Fingerprint WORK = new Fingerprint(Samples.digest("work"));
  private static final CollectionRef SET = new CollectionRef(Samples.digest("set"), 3);

  @Test
  void isPinnedForEveryKindOfEvent() {
    EventJson json = new EventJson(Samples.RUN);
    List<Event> events = events();
    assertThat(events.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("every kind")
        .hasSameElementsAs(Arrays.asList(Event.class.getPermittedSubclasses()));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      Instant time = Instant.parse("2026-01-01T12:00:00.250Z").plusMillis(i);
      String line = json.line(new JournalEntry(i + 1, time, events.get(i)));
      assertThat(line.lines()).hasSize(1);
      lines.append(Pretty.json(line));
    }
    Golden.check("events.json", lines.toString());
  }

  private static SortedMap<String, AssetContent> outputs() {
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    outputs.put("parts", SET);
    outputs.put("thumb", Samples.snapshot("image/jpeg", 812, "thumb"));
    return outputs;
  }

  private static List<Event> events() {
    AttemptStats stats =
        new AttemptStats(5, 120, Optional.of(Samples.snapshot("text/plain", 20, "log")));
    SortedMap<String, AssetContent> sources = new TreeMap<>(Map.of("photos", SET));
    RunStart start =
        new RunStart(
            Samples.RUN,
            "gallery",
            Samples.REVISION,
            Samples.digest("definition"),
            Samples.digest("bundle"),
            Samples.digest("keys"),
            new TreeMap<>(Map.of("width", "320")),
            sources,
            List.of("page"),
            false,
            true,
            Optional.of(
                new RunStart.BaseRun(
                    new RunId("gallery-2"),
                    Samples.digest("manifest"),
                    Samples.digest("details"),
                    sources)),
            Optional.empty());
    Failure failure = new Failure(Failure.Kind.TIMED_OUT, "too long\n\u001B[2J", OptionalInt.of(9));
    return List.of(
        new Event.RunStarted(start),
        new Event.EngineStarted(4),
        new Event.SourceChanged(
            "photos",
            List.of(
                new Head(Item.of("cats/tom"), Optional.of(Samples.snapshot("image/jpeg", 9, "t"))),
                new Head(Item.of("gone"), Optional.empty()))),
        new Event.ChunkReused(Samples.digest("chunk"), List.of(0, 1, 5)),
        new Event.ResultsFound(List.of(new Event.Found(TASK, WORK, outputs()))),
        new Event.AttemptsStarted(4, List.of(new Event.Attempt(TASK, 1))),
        new Event.AttemptsWithheld(List.of(TASK)),
        new Event.BudgetSpent("cost 0.5 of 0.5", 1),
        new Event.ConditionsDecided(
            List.of(
                new Event.Condition(TASK, true, Optional.empty()),
                new Event.Condition(TASK, false, Optional.of("no such field")))),
        new Event.LocksLost(List.of(TASK)),
        new Event.ReviewsParked(List.of(TASK)),
        new Event.ReviewsDecided(
            List.of(
                new Event.Review(TASK, WORK, outputs(), Optional.empty()),
                new Event.Review(
                    TASK,
                    WORK,
                    new TreeMap<>(),
                    Optional.of(new Failure(Failure.Kind.REJECTED, "rejected by ada: dark"))))),
        new Event.IterationsJudged(
            List.of(
                new Event.Judgement(PASS, false, OptionalDouble.of(0.75), Optional.empty()),
                new Event.Judgement(
                    PASS, false, OptionalDouble.empty(), Optional.of("no such field")))),
        new Event.LoopsEnded(
            List.of(
                new Event.LoopEnd(TASK, Ending.STALLED, 3, 2, Optional.empty()),
                new Event.LoopEnd(TASK, Ending.FAILED, 1, 0, Optional.of(failure)))),
        new Event.TaskFinished(TASK, 1, WORK, outputs(), stats.withCost(4_200)),
        new Event.AttemptFailed(TASK, 2, failure, AttemptStats.NONE),
        new Event.InputsLost(TASK, 1, List.of(Samples.digest("gone"))),
        new Event.Diverged(
            TASK,
            new TreeMap<>(Map.of("thumb", Samples.digest("one"))),
            new TreeMap<>(Map.of("thumb", Samples.digest("two")))),
        new Event.PublicationStarted(SET),
        new Event.Published(SET),
        new Event.PublicationRefused("site/index.html is not ours"),
        new Event.RunCancelled(),
        new Event.RunEnded(RunStatus.FAILED, Samples.digest("run"), Samples.digest("details")));
  }
}
