package io.kryptonx.cli.json;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;

/**
 * Entries of the journal as CloudEvents 1.0, one line each. The id of an entry is its run and
 * sequence number; facts about sources and outputs within it carry their own event ids, which are
 * the same in every run, so that they cannot name an entry.
 */
public final class EventJson {

  private static final String TYPE = "io.kryptonx.";

  private final String pipeline;
  private final RunId run;
  private final EventData data;

  /** The events of a run. */
  public EventJson(RunId run) {
    this.run = run;
    this.pipeline = run.text().substring(0, run.text().lastIndexOf('-'));
    this.data = new EventData(pipeline);
  }

  /** An entry, without a line end. */
  public String line(JournalEntry entry) {
    return Json.object(out -> {
      out.writeStringProperty("specversion", "1.0");
      out.writeStringProperty("id", run.text() + "#" + entry.sequence());
      out.writeStringProperty("source", "/pipelines/" + pipeline);
      out.writeStringProperty("type", TYPE + type(entry.event()));
      out.writeStringProperty("time", entry.time().toString());
      out.writeNumberProperty("sequence", entry.sequence());
      out.writeStringProperty("run", run.text());
      out.writeStringProperty("subject", subject(entry.event()));
      Json.object(out, "data", () -> data.write(out, entry.event()));
    });
  }

  private static String type(Event event) {
    return switch (event) {
      case Event.RunStarted _ -> "run.started";
      case Event.SourceChanged _ -> "source.changed";
      case Event.EngineStarted _ -> "engine.started";
      case Event.ChunkReused _ -> "chunk.reused";
      case Event.ResultsFound _ -> "results.found";
      case Event.AttemptsStarted _ -> "attempts.started";
      case Event.AttemptsWithheld _ -> "attempts.withheld";
      case Event.BudgetSpent _ -> "budget.spent";
      case Event.ConditionsDecided _ -> "conditions.decided";
      case Event.ReviewsParked _ -> "reviews.parked";
      case Event.ReviewsDecided _ -> "reviews.decided";
      case Event.LocksLost _ -> "locks.lost";
      case Event.IterationsJudged _ -> "iterations.judged";
      case Event.LoopsEnded _ -> "loops.ended";
      case Event.TaskFinished _ -> "task.finished";
      case Event.AttemptFailed _ -> "attempt.failed";
      case Event.InputsLost _ -> "inputs.lost";
      case Event.Diverged _ -> "task.diverged";
      case Event.PublicationStarted _ -> "publication.started";
      case Event.Published _ -> "publication.finished";
      case Event.PublicationRefused _ -> "publication.refused";
      case Event.RunCancelled _ -> "run.cancelled";
      case Event.RunEnded _ -> "run.ended";
    };
  }

  /** What the event is about: a task, a source, or the run. */
  private String subject(Event event) {
    return switch (event) {
      case Event.TaskFinished finished -> finished.task().toString();
      case Event.AttemptFailed failed -> failed.task().toString();
      case Event.InputsLost lost -> lost.task().toString();
      case Event.Diverged diverged -> diverged.task().toString();
      case Event.SourceChanged changed -> changed.source();
      case Event.RunStarted _,
          Event.EngineStarted _,
          Event.ChunkReused _,
          Event.ResultsFound _,
          Event.AttemptsStarted _,
          Event.AttemptsWithheld _,
          Event.BudgetSpent _,
          Event.ConditionsDecided _,
          Event.ReviewsParked _,
          Event.ReviewsDecided _,
          Event.LocksLost _,
          Event.IterationsJudged _,
          Event.LoopsEnded _,
          Event.PublicationStarted _,
          Event.Published _,
          Event.PublicationRefused _,
          Event.RunCancelled _,
          Event.RunEnded _ ->
          run.text();
    };
  }
}
