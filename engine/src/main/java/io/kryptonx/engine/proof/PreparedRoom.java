package io.kryptonx.engine.proof;

import io.kryptonx.engine.run.FrozenBundle;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.worker.StagePreparer;

/** A clean room in which the stages of a run are prepared as they were when it started. */
record PreparedRoom(CleanRoom room, StagePreparer.Prepared prepared) implements AutoCloseable {

  /** Prepares them in a room, which is closed with this, or at once if they cannot be. */
  static PreparedRoom of(RunStart start, CleanRoom room) {
    try {
      Pipeline pipeline = PipelineCodec.decode(room.assets().get(start.definition()));
      FrozenBundle.layOut(start, room.assets(), room.folder());
      return new PreparedRoom(
          room, room.preparer().prepare(pipeline, room.folder(), start.params()));
    } catch (RuntimeException e) {
      room.close();
      throw e;
    }
  }

  @Override
  public void close() {
    room.close();
  }
}
