package io.kryptonx.engine.proof;

import io.kryptonx.model.event.RunStart;
import io.kryptonx.worker.StagePreparer;

/** A clean room in which the stages of a run are prepared as they were when it started. */
record PreparedRoom(CleanRoom room, StagePreparer.Prepared prepared) {

  static PreparedRoom of(RunStart start, CleanRoom room) {
    FrozenDefinition frozen = FrozenDefinition.of(start, room.assets());
    frozen.layOut(room.assets(), room.folder());
    return new PreparedRoom(
        room, room.preparer().prepare(frozen.pipeline(), room.folder(), start.params()));
  }
}
