package io.kryptonx.worker.prepare;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;

/** The mistakes that are found while stages are prepared. */
final class Mistakes {

  /** A Java file does not compile. */
  static final String COMPILE = "KX501";

  /** A class is no stage. */
  static final String NO_STAGE = "KX502";

  /** A tool cannot be probed. */
  static final String TOOL = "KX503";

  /** A secret is not there. */
  static final String SECRET = "KX504";

  /** A file cannot be read, or stands outside the folder of the definition. */
  static final String FILE = "KX505";

  /** An expression does not compile, or gives something else than what is wanted. */
  static final String EXPRESSION = "KX511";

  /** A schema cannot be used. */
  static final String SCHEMA = "KX512";

  /** A stage needs another platform than this one. */
  static final String PLATFORM = "KX513";

  private Mistakes() {}

  /** A mistake at a key of a stage. */
  static Problem of(
      String code,
      Stage stage,
      String key,
      String message,
      String value,
      String reason,
      String fix) {
    Place place = Place.at("stages." + stage.name() + "." + key);
    return Problem.error(code, place, message, value, reason, fix);
  }
}
