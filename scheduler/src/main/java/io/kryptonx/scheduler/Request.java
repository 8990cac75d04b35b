package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the core is asked or told. Answers of workers, look-ups and people are requests like any
 * other; they may come late, twice or out of order, and are then ignored with a reason.
 */
public sealed interface Request {

  /**
   * Start the run.
   *
   * @param changes heads that differ from those of the base run
   * @param epoch of this engine
   */
  record Start(RunStart start, List<Event.SourceChanged> changes, long epoch) implements Request {
    public Start {
      changes = List.copyOf(changes);
    }
  }

  /** Another engine takes the run on. */
  record Resume(long epoch) implements Request {}

  /** Conditions were evaluated. */
  record Evaluated(List<Event.Condition> conditions) implements Request {
    public Evaluated {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Iterations of loops were judged.
   *
   * @param lost iterations that could not be judged, since content that is looked at is gone from
   *     the store
   */
  record Judged(List<Event.Judgement> judgements, SortedMap<TaskId, List<Digest>> lost)
      implements Request {
    public Judged {
      judgements = List.copyOf(judgements);
      lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
    }

    /** One iteration was judged. */
    public static Judged of(Event.Judgement judgement) {
      return new Judged(List.of(judgement), new TreeMap<>());
    }

    /** Of one iteration content is gone. */
    public static Judged lost(TaskId iteration, List<Digest> digests) {
      return new Judged(List.of(), new TreeMap<>(Map.of(iteration, List.copyOf(digests))));
    }

    /** Several answers in one. */
    public static Judged all(List<Judged> answers) {
      List<Event.Judgement> judgements = new ArrayList<>();
      SortedMap<TaskId, List<Digest>> lost = new TreeMap<>();
      for (Judged answer : answers) {
        judgements.addAll(answer.judgements);
        lost.putAll(answer.lost);
      }
      return new Judged(judgements, lost);
    }
  }

  /** The end of these loops can be journaled. */
  record Settle(List<TaskId> loops) implements Request {
    public Settle {
      loops = List.copyOf(loops);
    }
  }

  /**
   * Look-ups were answered; tasks that were asked about and are in neither list have no result.
   *
   * @param standing tasks whose result in the base run stands and is in the store
   * @param found results from the index whose content is in the store
   * @param lost tasks that are locked to what is not in the store
   */
  record LookedUp(List<TaskId> standing, List<Event.Found> found, List<TaskId> lost)
      implements Request {
    public LookedUp {
      standing = List.copyOf(standing);
      found = List.copyOf(found);
      lost = List.copyOf(lost);
    }

    /** Nothing that is locked was asked for. */
    public LookedUp(List<TaskId> standing, List<Event.Found> found) {
      this(standing, found, List.of());
    }
  }

  /**
   * What people decided was looked for.
   *
   * @param decided what was found
   * @param undecided tasks about which nobody has decided
   */
  record Consulted(List<Event.Review> decided, List<TaskId> undecided) implements Request {
    public Consulted {
      decided = List.copyOf(decided);
      undecided = List.copyOf(undecided);
    }
  }

  /** Workers are free for these tasks, whose look-up gave nothing. */
  record Granted(long epoch, List<TaskId> tasks) implements Request {
    public Granted {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * An attempt ended.
   *
   * @param epoch under which it was begun
   * @param known the result that the index has for the same fingerprint, where it has one whose
   *     content is in the store
   * @param now when it ended; the clock of the host never runs backwards
   */
  record AttemptEnded(
      long epoch,
      TaskId task,
      int attempt,
      Outcome outcome,
      AttemptStats stats,
      Optional<SortedMap<String, AssetContent>> known,
      Instant now)
      implements Request {}

  /** Everything that was ordered before the order to conclude is done. */
  record Conclude() implements Request {}

  /**
   * Publishing ended.
   *
   * @param refused why it was refused, nothing having been touched; empty if all is in place
   */
  record PublicationEnded(Optional<String> refused) implements Request {}

  /** Somebody asks to stop. */
  record Cancel() implements Request {}

  /** A run with other inputs takes the place of this one. */
  record Supersede() implements Request {}
}
