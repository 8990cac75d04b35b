package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Something that people type after {@code kryptonx}. Options are described by values and read by
 * name, without annotations: reflection would cost every start more than the parsing.
 */
public interface Command {

  /** Adds what the command takes, and its help. */
  void describe(CommandSpec spec);

  /**
   * Does it.
   *
   * @return the exit code
   */
  int execute(Arguments arguments, Session session);
}
