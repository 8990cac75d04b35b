package io.kryptonx.cli.json;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/** What is within the envelope of an event. */
final class EventData {

  private final String pipeline;

  EventData(String pipeline) {
    this.pipeline = pipeline;
  }

  /** Writes the fields of an event. */
  void write(JsonGenerator out, Event event) {
    switch (event) {
      case Event.RunStarted(var start) -> start(out, start);
      case Event.EngineStarted(var epoch) -> out.writeNumberProperty("epoch", epoch);
      case Event.SourceChanged(var source, var heads) -> {
        out.writeStringProperty("source", source);
        Json.objects(out, "heads", heads, (o, head) -> head(o, source, head));
      }
      case Event.ChunkReused(var chunk, var positions) -> {
        out.writeStringProperty("chunk", chunk.hex());
        out.writeArrayPropertyStart("positions");
        positions.forEach(out::writeNumber);
        out.writeEndArray();
      }
      case Event.ResultsFound(var results) -> Json.objects(out, "results", results, this::found);
      case Event.AttemptsStarted(var epoch, var attempts) -> {
        out.writeNumberProperty("epoch", epoch);
        Json.objects(out, "attempts", attempts, EventData::attempt);
      }
      case Event.AttemptsWithheld(var tasks) -> Json.objects(out, "tasks", tasks, Json::task);
      case Event.BudgetSpent(var used, var tasks) -> {
        out.writeStringProperty("used", used);
        out.writeNumberProperty("tasks", tasks);
      }
      case Event.ConditionsDecided(var conditions) ->
          Json.objects(out, "conditions", conditions, EventData::condition);
      case Event.ReviewsParked(var tasks) -> Json.objects(out, "tasks", tasks, Json::task);
      case Event.ReviewsDecided(var reviews) -> Json.objects(out, "reviews", reviews, this::review);
      case Event.LocksLost(var tasks) -> Json.objects(out, "tasks", tasks, Json::task);
      case Event.IterationsJudged(var judgements) ->
          Json.objects(out, "judgements", judgements, EventData::judgement);
      case Event.LoopsEnded(var ends) -> Json.objects(out, "loops", ends, EventData::loop);
      case Event.TaskFinished finished -> finished(out, finished);
      case Event.AttemptFailed failed -> failed(out, failed);
      case Event.InputsLost(var task, var attempt, var digests) -> {
        Json.task(out, task);
        out.writeNumberProperty("attempt", attempt);
        Json.texts(out, "digests", digests.stream().map(Digest::hex).toList());
      }
      case Event.Diverged(var task, var known, var found) -> {
        Json.task(out, task);
        digests(out, "known", known);
        digests(out, "found", found);
      }
      case Event.PublicationStarted(var set) -> Json.content(out, set);
      case Event.Published(var set) -> Json.content(out, set);
      case Event.PublicationRefused(var reason) -> out.writeStringProperty("reason", reason);
      case Event.RunCancelled() -> {}
      case Event.RunEnded(var status, var manifest, var details) -> {
        out.writeStringProperty("status", status.label());
        out.writeStringProperty("digest", manifest.hex());
        out.writeStringProperty("details", details.hex());
      }
    }
  }

  private void found(JsonGenerator out, Event.Found found) {
    Json.task(out, found.task());
    result(out, found.task(), found.fingerprint(), found.outputs());
  }

  private static void attempt(JsonGenerator out, Event.Attempt attempt) {
    Json.task(out, attempt.task());
    out.writeNumberProperty("attempt", attempt.number());
  }

  private static void condition(JsonGenerator out, Event.Condition condition) {
    Json.task(out, condition.task());
    out.writeBooleanProperty("holds", condition.holds());
    Json.text(out, "error", condition.error());
  }

  private void review(JsonGenerator out, Event.Review review) {
    Json.task(out, review.task());
    result(out, review.task(), review.fingerprint(), review.outputs());
    review.refused().ifPresent(failure -> ReportJson.why(out, failure));
  }

  private static void judgement(JsonGenerator out, Event.Judgement judgement) {
    Json.task(out, judgement.iteration());
    out.writeBooleanProperty("done", judgement.done());
    if (judgement.score().isPresent()) {
      out.writeNumberProperty("score", judgement.score().getAsDouble());
    } else {
      out.writeNullProperty("score");
    }
    judgement.with().ifPresent(with -> out.writeStringProperty("with", with));
    Json.text(out, "error", judgement.error());
  }

  private static void loop(JsonGenerator out, Event.LoopEnd end) {
    Json.task(out, end.task());
    out.writeStringProperty("ending", end.ending().label());
    out.writeNumberProperty("iterations", end.iterations());
    out.writeNumberProperty("chosen", end.chosen());
    Json.text(out, "message", end.failure().map(Failure::message));
  }

  private void finished(JsonGenerator out, Event.TaskFinished finished) {
    Json.task(out, finished.task());
    out.writeNumberProperty("attempt", finished.attempt());
    result(out, finished.task(), finished.fingerprint(), finished.outputs());
    stats(out, finished.stats());
  }

  private static void failed(JsonGenerator out, Event.AttemptFailed failed) {
    Json.task(out, failed.task());
    out.writeNumberProperty("attempt", failed.attempt());
    out.writeStringProperty("kind", failed.failure().kind().label());
    out.writeStringProperty("message", failed.failure().message());
    failed.failure().exitCode().ifPresent(code -> out.writeNumberProperty("exitCode", code));
    Json.text(out, "retryAt", failed.retryAt().map(Instant::toString));
    stats(out, failed.stats());
  }

  private static void start(JsonGenerator out, RunStart start) {
    out.writeStringProperty("pipeline", start.pipeline());
    out.writeStringProperty("revision", start.revision().hex());
    out.writeStringProperty("definition", start.definition().hex());
    out.writeStringProperty("bundle", start.bundle().hex());
    out.writeStringProperty("keys", start.keys().hex());
    Json.object(out, "params", () -> start.params().forEach(out::writeStringProperty));
    Json.object(
        out,
        "sources",
        () ->
            start
                .sources()
                .forEach((name, held) -> Json.object(out, name, () -> Json.content(out, held))));
    Json.texts(out, "targets", start.targets());
    out.writeBooleanProperty("fresh", start.fresh());
    out.writeBooleanProperty("publishes", start.publishes());
    Json.text(out, "base", start.base().map(base -> base.run().text()));
    start
        .redrive()
        .ifPresent(redrive ->
            Json.object(out, "deadLettersKept", () -> Json.content(out, redrive.kept())));
    start.locks().ifPresent(locks -> Json.object(out, "locks", () -> Json.content(out, locks)));
  }

  private void head(JsonGenerator out, String source, Head head) {
    out.writeStringProperty("item", head.item().text());
    EventId id =
        EventId.ofSource(pipeline, source, head.item(), head.snapshot().map(Snapshot::digest));
    out.writeStringProperty("event", id.toString());
    out.writeBooleanProperty("removed", head.snapshot().isEmpty());
    head.snapshot().ifPresent(snapshot -> Json.snapshot(out, snapshot));
  }

  private void result(
      JsonGenerator out,
      TaskId task,
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> outputs) {
    out.writeStringProperty("fingerprint", fingerprint.toString());
    Json.objects(
        out,
        "outputs",
        outputs.entrySet(),
        (o, output) -> {
          o.writeStringProperty("output", output.getKey());
          EventId id = EventId.ofOutput(pipeline, task, output.getKey(), fingerprint);
          o.writeStringProperty("event", id.toString());
          Json.content(o, output.getValue());
        });
  }

  private static void stats(JsonGenerator out, AttemptStats stats) {
    out.writeNumberProperty("waitedMillis", stats.waitedMillis());
    out.writeNumberProperty("workedMillis", stats.workedMillis());
    if (stats.costMicros() > 0) {
      Json.cost(out, "cost", stats.costMicros());
    }
    stats.log().ifPresent(log -> out.writeStringProperty("log", log.digest().hex()));
    if (!stats.warnings().isEmpty()) {
      Json.texts(out, "warnings", stats.warnings());
    }
  }

  private static void digests(JsonGenerator out, String name, Map<String, Digest> digests) {
    Json.object(
        out,
        name,
        () -> digests.forEach((key, value) -> out.writeStringProperty(key, value.hex())));
  }
}
