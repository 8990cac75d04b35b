package io.kryptonx.model.event;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The form at rest of what events of loops hold. */
final class LoopEvents {

  /** Judgements that say nothing about the next iteration. */
  static final int JUDGED = 18;

  /** Judgements of which some do. */
  static final int JUDGED_WITH = 55;

  private LoopEvents() {}

  static void judgements(CanonicalWriter out, List<Event.Judgement> judgements) {
    boolean with = judgements.stream().anyMatch(judgement -> judgement.with().isPresent());
    out.count(with ? JUDGED_WITH : JUDGED)
        .list(
            judgements,
            (o, judgement) -> {
              judgement(o, judgement);
              if (with) {
                o.optional(judgement.with(), CanonicalWriter::text);
              }
            });
  }

  static Event.Judgement judgementWith(CanonicalReader in) {
    Event.Judgement judgement = judgement(in);
    return new Event.Judgement(
        judgement.iteration(),
        judgement.done(),
        judgement.score(),
        judgement.error(),
        in.optional(CanonicalReader::text));
  }

  private static void judgement(CanonicalWriter out, Event.Judgement judgement) {
    judgement.iteration().write(out);
    out.flag(judgement.done()).flag(judgement.score().isPresent());
    judgement.score().ifPresent(score -> out.number(Double.doubleToLongBits(score)));
    out.optional(judgement.error(), CanonicalWriter::text);
  }

  static Event.Judgement judgement(CanonicalReader in) {
    TaskId iteration = TaskId.read(in);
    boolean done = in.flag();
    OptionalDouble score =
        in.flag()
            ? OptionalDouble.of(Double.longBitsToDouble(in.number()))
            : OptionalDouble.empty();
    Optional<String> error = in.optional(CanonicalReader::text);
    return new Event.Judgement(iteration, done, score, error);
  }

  static void end(CanonicalWriter out, Event.LoopEnd end) {
    end.task().write(out);
    out.text(end.ending().name())
        .count(end.iterations())
        .count(end.chosen())
        .optional(end.failure(), (o, failure) -> failure.write(o));
  }

  static Event.LoopEnd end(CanonicalReader in) {
    return new Event.LoopEnd(
        TaskId.read(in),
        Ending.valueOf(in.text()),
        in.count(),
        in.count(),
        in.optional(Failure::read));
  }
}
