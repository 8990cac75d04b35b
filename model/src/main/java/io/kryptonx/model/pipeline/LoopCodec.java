package io.kryptonx.model.pipeline;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;

/** The canonical form of loops. */
final class LoopCodec {

  private LoopCodec() {}

  static void write(CanonicalWriter out, Action.Loop loop) {
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
  }

  static Action.Loop read(CanonicalReader in) {
    return new Action.Loop(
        in.text(),
        in.text(),
        in.optional(CanonicalReader::text),
        in.map(PipelineCodec::ref),
        PipelineCodec.ref(in),
        PipelineCodec.ref(in),
        in.count(),
        StageCodec.integer(in),
        Action.Loop.Exhausted.valueOf(in.text()));
  }
}
