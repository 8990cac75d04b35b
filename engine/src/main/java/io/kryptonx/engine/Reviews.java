package io.kryptonx.engine;

import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.review.ReviewQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What people decide about in the latest run of a pipeline. Listing reads only, also beside an
 * engine that runs; all throw {@link io.kryptonx.model.problem.KryptonxException}: NOT_FOUND where
 * something named does not exist, STORE and its kin.
 */
public interface Reviews {

  /** Those that are meant, by stage and item. */
  List<ReviewReport> list(ReviewQuery query);

  /**
   * Decides about those that are meant. Equal content that equal words ask about is decided with
   * them. A run takes it over when it starts or goes on; a later decision takes its place.
   *
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND if none is meant; USAGE if the
   *     stage lets others decide, or a file is given for several contents
   */
  List<ReviewReport> decide(ReviewQuery query, Verdict verdict);

  /**
   * A decision to be.
   *
   * @param approved whether the content goes on
   * @param by who decides
   * @param note why
   * @param file what goes on instead; only with {@code approved}
   */
  record Verdict(boolean approved, String by, String note, Optional<Path> file) {}
}
