package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.task.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the core asks its host to do. Each may be given again after a restart. */
public sealed interface Order {

  /**
   * Whether it waits until the events that it follows from are durable. Work of pure tasks does
   * not: repeating it is harmless.
   */
  default boolean waitsForDurability() {
    return switch (this) {
      case Keep _,
          Evaluate _,
          Judge _,
          Settle _,
          Consult _,
          LookUp _,
          Offer _,
          OfferLater _,
          Conclude _ ->
          false;
      case Perform perform -> perform.effect().isPresent();
      case Publish _, Rest _, Ended _ -> true;
    };
  }

  /** Put this text, in UTF-8, into the store before anything else is done; not answered. */
  record Keep(String text) implements Order {}

  /** Evaluate the conditions of stages for these tasks; answered by {@code Evaluated}. */
  record Evaluate(List<Question> questions) implements Order {
    public Evaluate {
      questions = List.copyOf(questions);
    }
  }

  /**
   * Evaluate {@code until} and {@code best} of loops after these iterations; answered by {@code
   * Judged}. Each question is about the loop's task with the number of the iteration last.
   */
  record Judge(List<Question> questions) implements Order {
    public Judge {
      questions = List.copyOf(questions);
    }
  }

  /** These loops have come to their end; answered by {@code Settle}. */
  record Settle(List<TaskId> loops) implements Order {
    public Settle {
      loops = List.copyOf(loops);
    }
  }

  /**
   * What is asked about a task before it is known whether it is done.
   *
   * @param dimensions names of the parts of the item
   * @param inputs by input name; of a loop what it may name
   */
  record Question(
      TaskId task,
      Fingerprint fingerprint,
      List<String> dimensions,
      SortedMap<String, InputValue> inputs) {
    public Question {
      dimensions = List.copyOf(dimensions);
      inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
  }

  /** Find what people decided about these; answered by {@code Consulted}. */
  record Consult(List<Question> questions) implements Order {
    public Consult {
      questions = List.copyOf(questions);
    }
  }

  /**
   * Find results; answered by {@code LookedUp}, and by {@code Granted} for those without.
   *
   * @param inquiries unmodifiable; the core makes each when it is read, so that a million of them
   *     take no room
   */
  record LookUp(List<Inquiry> inquiries) implements Order {}

  /** Find workers without looking up; answered by {@code Granted}. */
  record Offer(List<TaskId> tasks) implements Order {
    public Offer {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Find a worker from that time on, by the clock of the host; answered by {@code Granted}. A host
   * whose clock was set back waits no longer than it would have at first.
   */
  record OfferLater(TaskId task, Instant due) implements Order {}

  /**
   * Perform an attempt; answered by {@code AttemptEnded}.
   *
   * @param dimensions names of the parts of the item
   * @param inputs by input name
   * @param alone whether nothing else may run at the same time, since the task was lost with the
   *     engine too often
   * @param effect the key and mode, where it acts on the outside
   */
  record Perform(
      long epoch,
      TaskId task,
      int attempt,
      Fingerprint fingerprint,
      List<String> dimensions,
      SortedMap<String, InputValue> inputs,
      boolean alone,
      Optional<EffectKey> effect)
      implements Order {
    public Perform {
      dimensions = List.copyOf(dimensions);
      inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
  }

  /**
   * What an effect is known by.
   *
   * @param id what it is to do: another one for other work, and for another item
   */
  record EffectKey(EventId id, Effect.Mode mode) {}

  /** Nothing is left to do; answered by {@code Conclude}. */
  record Conclude() implements Order {}

  /**
   * Publish these files; answered by {@code PublicationEnded}.
   *
   * @param whole whether files published before that are not among these are taken away
   */
  record Publish(CollectionRef set, List<PublishedFile> files, boolean whole) implements Order {
    public Publish {
      files = List.copyOf(files);
    }
  }

  /** Nothing goes on until people have decided; another engine start asks again. */
  record Rest() implements Order {}

  /** The run ended. */
  record Ended(RunStatus status, Digest digest) implements Order {}

  /**
   * A question for a result.
   *
   * @param standing the outputs in the base run, which stand if they are in the store; empty if the
   *     base run does not help
   * @param pinned whether {@code standing} is what equal work has not made: nothing else counts,
   *     and the task is lost where it is not there
   * @param maxAge how old a result may be
   * @param effect the key and mode, where the result is that of an effect: what is in the ledger
   *     decides
   */
  record Inquiry(
      TaskId task,
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> standing,
      boolean pinned,
      Optional<Duration> maxAge,
      Optional<EffectKey> effect) {
    public Inquiry {
      standing = Collections.unmodifiableSortedMap(new TreeMap<>(standing));
    }
  }
}
