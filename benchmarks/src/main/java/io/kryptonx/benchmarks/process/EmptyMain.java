package io.kryptonx.benchmarks.process;

/** A program that does nothing: the least time that any JVM takes. */
public final class EmptyMain {

  private EmptyMain() {}

  /** Does nothing. */
  public static void main(String[] arguments) {}
}
