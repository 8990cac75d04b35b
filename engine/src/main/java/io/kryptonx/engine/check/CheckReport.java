package io.kryptonx.engine.check;

import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.util.List;

/**
 * What a check found.
 *
 * @param file the definition as the user named it
 * @param pipeline its name; empty where it could not be understood
 * @param problems of all severities, by file, line and column
 */
public record CheckReport(String file, String pipeline, List<Problem> problems) {

  public CheckReport {
    problems = List.copyOf(problems);
  }

  /** How many there are of a severity. */
  public int count(Severity severity) {
    return (int) problems.stream().filter(problem -> problem.severity() == severity).count();
  }
}
