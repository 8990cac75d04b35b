package io.kryptonx.model.event;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import java.util.Optional;
import java.util.OptionalDouble;

/** The form at rest of what events of loops hold. */
final class LoopEvents {

  private LoopEvents() {}

  static void judgement(CanonicalWriter out, Event.Judgement judgement) {
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
