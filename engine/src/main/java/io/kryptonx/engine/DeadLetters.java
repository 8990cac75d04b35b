package io.kryptonx.engine;

import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.engine.report.DeadLetterReport;
import java.util.List;

/**
 * The dead letters of a pipeline. Listing and showing reads only, also beside an engine that runs;
 * all throw {@link io.kryptonx.model.problem.KryptonxException}: NOT_FOUND where something named
 * does not exist, STORE and its kin.
 */
public interface DeadLetters {

  /** Those that are meant, by stage and item. */
  List<DeadLetterReport> list(LetterQuery query);

  /**
   * Those that are meant, with inputs, attempts and what was printed.
   *
   * @param limit how many at most
   */
  List<DeadLetterReport.Details> show(LetterQuery query, int limit);

  /**
   * Decides that those that are meant are of no interest any more.
   *
   * @param by who decides
   * @param note why
   * @return those that were not dropped before
   */
  List<DeadLetterReport> drop(LetterQuery query, String by, String note);
}
