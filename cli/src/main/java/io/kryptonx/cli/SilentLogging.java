package io.kryptonx.cli;

/**
 * The configuration of {@code java.util.logging}: no handlers. Libraries log through it, and what
 * they say is not for the people who type commands. Made by the JDK when something logs first.
 */
public final class SilentLogging {

  /** Nothing to set up: without handlers nothing is shown. */
  public SilentLogging() {}
}
