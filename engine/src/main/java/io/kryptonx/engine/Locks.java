package io.kryptonx.engine;

import io.kryptonx.engine.lock.LockQuery;
import io.kryptonx.engine.report.LockReport;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that people pinned to what they had made in a run. Listing reads only, also beside an
 * engine that runs; all throw {@link io.kryptonx.model.problem.KryptonxException}: NOT_FOUND where
 * something named does not exist, STORE and its kin.
 */
public interface Locks {

  /** Those in force, by stage and item. */
  List<LockReport> list();

  /**
   * Pins tasks, all their outputs, from the next run on; a lock that a task has already is
   * replaced.
   *
   * @param by who decides
   * @param note why
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND if the run has no outputs that
   *     are meant, or not all of them are in the store; USAGE if an effect is meant
   */
  List<LockReport> lock(LockQuery query, String by, String note);

  /**
   * Takes locks back: from the next run on their tasks are done as their inputs say.
   *
   * @param asset a stage, a glob over names of stages, one output of a stage, or a published path
   * @param item text of an item, or a glob over texts; empty for all
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND if no lock is meant
   */
  List<LockReport> unlock(String asset, Optional<String> item, String by, String note);
}
