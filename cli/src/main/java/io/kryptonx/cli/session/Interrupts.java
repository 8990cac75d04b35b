package io.kryptonx.cli.session;

/** Ctrl-C and its kin. */
public interface Interrupts {

  /**
   * From now on the first interrupt runs {@code stop}, and a second one ends the process at once
   * with {@link ExitCode#INTERRUPTED}.
   *
   * @param resized is run when the terminal has another size
   */
  void handle(Runnable stop, Runnable resized);

  /** From now on interrupts are for a child on the same terminal, not for this process. */
  void ignore();

  /** Nobody interrupts. */
  Interrupts NONE =
      new Interrupts() {
        @Override
        public void handle(Runnable stop, Runnable resized) {}

        @Override
        public void ignore() {}
      };
}
