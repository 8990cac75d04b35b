package io.kryptonx.scheduler;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.item.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts long lists so that each event stays below {@link EventCodec#MAX_EVENT_BYTES}. */
final class Batches {

  private static final int MAX_BYTES = EventCodec.MAX_EVENT_BYTES / 2;
  private static final int DIGEST_BYTES = 150; // an output with type, size, digest, framing

  private Batches() {}

  /** Lists of at most the allowed size, in order; {@code size} is an upper bound in bytes. */
  static <T> List<List<T>> split(List<T> all, ToIntFunction<T> size) {
    List<List<T>> batches = new ArrayList<>();
    List<T> open = new ArrayList<>();
    int bytes = 0;
    for (T each : all) {
      int more = size.applyAsInt(each);
      if (!open.isEmpty() && bytes + more > MAX_BYTES) {
        batches.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(each);
      bytes += more;
    }
    if (!open.isEmpty()) {
      batches.add(open);
    }
    return batches;
  }

  static int size(TaskId task) {
    return 3 * (task.stage().length() + task.item().text().length())
        + 5 * task.iteration().path().size()
        + 60;
  }

  static int size(Event.Condition condition) {
    return size(condition.task()) + 3 * condition.error().map(String::length).orElse(0) + 20;
  }

  static int size(Event.Judgement judgement) {
    return size(judgement.iteration())
        + 3 * judgement.error().map(String::length).orElse(0)
        + 3 * judgement.with().map(String::length).orElse(0)
        + 40;
  }

  static int size(Event.LoopEnd end) {
    int message = end.failure().map(failure -> failure.message().length()).orElse(0);
    return size(end.task()) + 3 * message + 80;
  }

  static int size(Event.Found found) {
    int names = found.outputs().keySet().stream().mapToInt(String::length).sum();
    return size(found.task()) + 3 * names + DIGEST_BYTES * found.outputs().size() + 80;
  }

  static int size(Event.Review review) {
    int message = review.refused().map(failure -> failure.message().length()).orElse(0);
    return size(new Event.Found(review.task(), review.fingerprint(), review.outputs()))
        + 3 * message
        + 40;
  }

  static int size(Head head) {
    return 3 * head.item().text().length() + DIGEST_BYTES + 40;
  }
}
