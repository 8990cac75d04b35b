package io.kryptonx.model.event;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact of a run, past tense. The events of a run, in order, are all there is to know of it: its
 * state is what applying them gives, live and after a crash. What follows from earlier events is
 * not an event.
 */
public sealed interface Event {

  /** The first event of a run. */
  record RunStarted(RunStart start) implements Event {}

  /**
   * Heads of a source differ from those of the base run. Many heads make several events.
   *
   * @param heads in item order
   */
  record SourceChanged(String source, List<Head> heads) implements Event {
    public SourceChanged {
      heads = List.copyOf(heads);
    }
  }

  /**
   * An engine took the run on; attempts that were open until then are lost.
   *
   * @param epoch count of engine starts of the store
   */
  record EngineStarted(long epoch) implements Event {}

  /**
   * Entries of one chunk of the base run's manifest have equal fingerprints in this run, so that
   * their results stand.
   *
   * @param chunk digest of the chunk
   * @param positions ascending, from 0, within the chunk
   */
  record ChunkReused(Digest chunk, List<Integer> positions) implements Event {
    public ChunkReused {
      positions = List.copyOf(positions);
    }
  }

  /** Results of equal work were found in the index. */
  record ResultsFound(List<Found> results) implements Event {
    public ResultsFound {
      results = List.copyOf(results);
    }
  }

  /** Workers began attempts. */
  record AttemptsStarted(long epoch, List<Attempt> attempts) implements Event {
    public AttemptsStarted {
      attempts = List.copyOf(attempts);
    }
  }

  /** Attempts of these tasks are not begun any more: the budget of the run is spent. */
  record AttemptsWithheld(List<TaskId> tasks) implements Event {
    public AttemptsWithheld {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * All was done that could be without spending more than the budget of the run; the rest is
   * cancelled.
   *
   * @param used what was used up, of how much
   * @param tasks how many had an attempt withheld
   */
  record BudgetSpent(String used, int tasks) implements Event {}

  /** Conditions of stages were evaluated for tasks. */
  record ConditionsDecided(List<Condition> conditions) implements Event {
    public ConditionsDecided {
      conditions = List.copyOf(conditions);
    }
  }

  /** Tasks wait for people: nobody has decided about what they are given. */
  record ReviewsParked(List<TaskId> tasks) implements Event {
    public ReviewsParked {
      tasks = List.copyOf(tasks);
    }
  }

  /** Decisions of people ended tasks, or were found for equal work. */
  record ReviewsDecided(List<Review> reviews) implements Event {
    public ReviewsDecided {
      reviews = List.copyOf(reviews);
    }
  }

  /** What tasks are locked to is gone from the store, or is not what their stages make now. */
  record LocksLost(List<TaskId> tasks) implements Event {
    public LocksLost {
      tasks = List.copyOf(tasks);
    }
  }

  /** What iterations of loops gave was looked at. */
  record IterationsJudged(List<Judgement> judgements) implements Event {
    public IterationsJudged {
      judgements = List.copyOf(judgements);
    }
  }

  /** Loops came to an end. */
  record LoopsEnded(List<LoopEnd> ends) implements Event {
    public LoopsEnded {
      ends = List.copyOf(ends);
    }
  }

  /** A task ended with outputs. */
  record TaskFinished(
      TaskId task,
      int attempt,
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> outputs,
      AttemptStats stats)
      implements Event {
    public TaskFinished {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }

  /**
   * An attempt failed.
   *
   * @param retryAt when the next one may begin, by the clock of the host; empty where this was the
   *     last
   */
  record AttemptFailed(
      TaskId task, int attempt, Failure failure, AttemptStats stats, Optional<Instant> retryAt)
      implements Event {

    /** The last attempt. */
    public AttemptFailed(TaskId task, int attempt, Failure failure, AttemptStats stats) {
      this(task, attempt, failure, stats, Optional.empty());
    }
  }

  /**
   * An attempt could not start because content of its inputs is gone or corrupt in the store. The
   * tasks that made it are done again first.
   *
   * @param digests what is gone
   */
  record InputsLost(TaskId task, int attempt, List<Digest> digests) implements Event {
    public InputsLost {
      digests = List.copyOf(digests);
    }
  }

  /**
   * A pure task gave another result than before for the same fingerprint: an impurity was found.
   *
   * @param known digests by output of the result that stands
   * @param found digests by output of the later one
   */
  record Diverged(TaskId task, SortedMap<String, Digest> known, SortedMap<String, Digest> found)
      implements Event {
    public Diverged {
      known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
      found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    }
  }

  /**
   * Files are about to be published; a restart completes it.
   *
   * @param set manifest of path and snapshot of each file
   */
  record PublicationStarted(CollectionRef set) implements Event {}

  /** All files of the set stand where they belong. */
  record Published(CollectionRef set) implements Event {}

  /**
   * Publishing was refused, and no file of the set was touched.
   *
   * @param reason for people; cut as that of a {@link Failure} is
   */
  record PublicationRefused(String reason) implements Event {
    public PublicationRefused {
      reason = Failure.cut(reason);
    }
  }

  /** A person asked to stop. */
  record RunCancelled() implements Event {}

  /**
   * The last event of a run.
   *
   * @param manifest root of the run's manifest: the run digest
   * @param details root of the manifest of what stands beside it
   */
  record RunEnded(RunStatus status, Digest manifest, Digest details) implements Event {}

  /**
   * A result of equal work, found for a task.
   *
   * @param charge what the work took when it was done
   */
  record Found(
      TaskId task,
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> outputs,
      Charge charge) {
    public Found {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    /** One of which it is not known what the work took. */
    public Found(TaskId task, Fingerprint fingerprint, SortedMap<String, AssetContent> outputs) {
      this(task, fingerprint, outputs, Charge.NONE);
    }
  }

  /**
   * What a person decided about a task.
   *
   * @param outputs what was approved, and the decision; empty where it does not go on
   * @param refused why it does not go on: it was rejected, or what was approved is lost
   */
  record Review(
      TaskId task,
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> outputs,
      Optional<Failure> refused) {
    public Review {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }

  /**
   * One try of a task.
   *
   * @param number from 1
   */
  record Attempt(TaskId task, int number) {}

  /**
   * What the condition of a stage is for one task.
   *
   * @param holds whether the task is done; false where there is an error
   * @param error why it has no value; cut as that of a {@link Failure} is
   */
  record Condition(TaskId task, boolean holds, Optional<String> error) {
    public Condition {
      error = error.map(Failure::cut);
    }
  }

  /**
   * What {@code until} and {@code best} of a loop are after one iteration.
   *
   * @param iteration the loop's task, with the number of the iteration last
   * @param done whether the loop has converged; false where there is an error
   * @param score the value of {@code best}, finite; empty where the loop has none or there is an
   *     error
   * @param error why one of them has no value; cut as that of a {@link Failure} is
   * @param with what {@code until} says about the next iteration: an object in canonical JSON, of
   *     at most {@link Action.Loop#MAX_WITH} characters
   */
  record Judgement(
      TaskId iteration,
      boolean done,
      OptionalDouble score,
      Optional<String> error,
      Optional<String> with) {

    /** A judgement that says nothing about the next iteration. */
    public Judgement(TaskId iteration, boolean done, OptionalDouble score, Optional<String> error) {
      this(iteration, done, score, error, Optional.empty());
    }

    public Judgement {
      if (with.filter(text -> text.length() > Action.Loop.MAX_WITH).isPresent()) {
        throw new IllegalArgumentException("too much is said about the next iteration");
      }
      if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
        throw new IllegalArgumentException("a score is finite: " + score);
      }
      error = error.map(Failure::cut);
    }
  }

  /**
   * How a loop ended.
   *
   * @param iterations how many it had, with the one in which it ended
   * @param chosen the iteration whose result is that of the loop; 0 where it is what came in, or
   *     where there is none
   * @param failure why there is no result, where there is none
   */
  record LoopEnd(
      TaskId task, Ending ending, int iterations, int chosen, Optional<Failure> failure) {}
}
