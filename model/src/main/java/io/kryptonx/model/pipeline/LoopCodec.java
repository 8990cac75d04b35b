package io.kryptonx.model.pipeline;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import java.util.Optional;

/** The canonical form of loops. */
final class LoopCodec {

  private LoopCodec() {}

  /** What begins a loop that has neither a budget nor a stage that runs in place of more. */
  static final String PLAIN = "loop";

  /** What begins a loop that may have them. */
  static final String BOUNDED = "bounded loop";

  static void write(CanonicalWriter out, Action.Loop loop) {
    boolean plain = loop.budget().isNone() && loop.instead().isEmpty();
    out.text(plain ? PLAIN : BOUNDED);
    out.text(loop.carry())
        .text(loop.until())
        .optional(loop.best(), CanonicalWriter::text)
        .list(
            loop.seen().entrySet(),
            (o, seen) -> PipelineCodec.ref(o.text(seen.getKey()), seen.getValue()));
    PipelineCodec.ref(out, loop.result());
    PipelineCodec.ref(out, loop.next());
    out.count(loop.maxIterations());
    StageCodec.integer(out, loop.stalledAfter());
    out.text(loop.onExhausted().name());
    if (!plain) {
      out.optional(loop.instead(), PipelineCodec::ref);
      loop.budget().write(out);
    }
  }

  static Action.Loop read(CanonicalReader in, boolean plain) {
    return new Action.Loop(
        in.text(),
        in.text(),
        in.optional(CanonicalReader::text),
        in.map(PipelineCodec::ref),
        PipelineCodec.ref(in),
        PipelineCodec.ref(in),
        in.count(),
        StageCodec.integer(in),
        Action.Loop.Exhausted.valueOf(in.text()),
        plain ? Optional.empty() : in.optional(PipelineCodec::ref),
        plain ? Budget.NONE : Budget.read(in));
  }
}
