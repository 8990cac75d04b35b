package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.view.RunView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs something and shows how it goes on. */
final class Following {

  private Following() {}

  /**
   * Runs; whoever watches sees how it goes on. With JSON that can only be on the error output.
   *
   * @param others who are told, too
   * @param run gives no report where there was nothing to run
   */
  static Optional<RunReport> of(
      Engine engine,
      List<RunObserver> others,
      boolean json,
      Session session,
      Function<RunObserver, Optional<RunReport>> run) {
    Output out = json ? session.err() : session.out();
    List<RunObserver> observers = new ArrayList<>(others);
    if (json && !out.isTerminal()) {
      session.interrupts().handle(engine::cancel, () -> {});
      return run.apply(new Observers(observers));
    }
    try (RunView view = new RunView(out, () -> session.screen().size().rows(), engine::progress)) {
      Runnable stop =
          () -> {
            engine.cancel();
            view.stopping();
          };
      session.interrupts().handle(stop, session.screen()::resized);
      observers.add(view);
      view.start();
      Optional<RunReport> report = run.apply(new Observers(observers));
      report.ifPresent(view::ended);
      return report;
    }
  }
}
