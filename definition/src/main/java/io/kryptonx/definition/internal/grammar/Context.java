package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.problem.Problems;
import java.util.Set;

/**
 * What every parser is given.
 *
 * @param paths the folder of the file
 * @param parameters the names of all declared parameters
 * @param pools the names of all declared pools
 */
public record Context(
    Problems problems,
    Shapes shapes,
    Names names,
    Paths paths,
    Nodes nodes,
    Set<String> parameters,
    Set<String> pools) {

  /** A context that reports to {@code problems}. */
  public Context(
      Problems problems, Paths paths, Nodes nodes, Set<String> parameters, Set<String> pools) {
    this(problems, new Shapes(problems), new Names(problems), paths, nodes, parameters, pools);
  }
}
