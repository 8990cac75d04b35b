package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;

/**
 * Something that people type after {@code kryptonx}. Options are described by values and read by
 * name: nothing is found out by reflection.
 */
public interface Command {

  /** Adds what the command takes, and its help. */
  void describe(Syntax syntax);

  /**
   * Does it.
   *
   * @return the exit code
   */
  int execute(Arguments arguments, Session session);
}
