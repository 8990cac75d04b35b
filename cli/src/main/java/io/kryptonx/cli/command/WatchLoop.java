package io.kryptonx.cli.command;

import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.ErrorView;
import io.kryptonx.definition.Definition;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.FileWatch;
import io.kryptonx.engine.watch.References;
import io.kryptonx.engine.watch.Watching;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs, and runs again whenever something has changed that the pipeline is made of, until somebody
 * interrupts. Mistakes are told, and mending them is a change like any other.
 */
final class WatchLoop {

  private static final int MAX_NAMED = 3;

  private final Arguments arguments;
  private final Session session;
  private final Path pipeline;
  private final Output out;

  WatchLoop(Arguments arguments, Session session, Target target) {
    this.arguments = arguments;
    this.session = session;
    this.pipeline = session.folder().resolve(target.pipeline());
    this.out = session.out();
  }

  /** One run, within a session whose interrupts end the watching, too. */
  @FunctionalInterface
  interface Once {

    /** Runs once; the exit code. */
    int run(Session inside);
  }

  /**
   * Goes on until it is interrupted.
   *
   * @return FINE if that was while nothing ran
   */
  int go(Once once) {
    Path folder = definition().folder();
    References references = references();
    try (FileWatch watch = session.engines().watch()) {
      Watching watching = new Watching(watch, Clock.system(), references);
      Session inside = session.with(new Ending(session.interrupts(), watch));
      while (true) {
        int code = run(once, inside);
        if (watch.isClosed()) {
          return code == ExitCode.INTERRUPTED ? code : ExitCode.FINE;
        }
        inside.interrupts().handle(() -> {}, () -> {});
        out.line();
        out.line(out.in(Style.STRONG, "watching") + " … (Ctrl-C ends)");
        List<Path> changed = watching.next();
        if (changed.isEmpty()) {
          return ExitCode.FINE;
        }
        out.line();
        out.line(out.in(Style.NOTICE, "changed") + "  " + named(folder, changed));
        renew(watching);
      }
    }
  }

  private int run(Once once, Session inside) {
    try {
      return once.run(inside);
    } catch (KryptonxException e) {
      return tell(e);
    }
  }

  /** Files can change while they are read; the definition itself may be away for a moment. */
  private void renew(Watching watching) {
    try {
      watching.about(references());
    } catch (KryptonxException e) {
      tell(e);
    }
  }

  /** Tells what stopped a run. With a store that cannot be read no change of a file will help. */
  private int tell(KryptonxException e) {
    if (e.code() == ErrorCode.STORE_CORRUPT || e.code() == ErrorCode.STORE_VERSION) {
      throw e;
    }
    List<String> words = arguments.has(Options.TRACE) ? List.of(Options.TRACE) : List.of();
    return new ErrorView(session, words).show(e);
  }

  private References references() {
    return References.of(
        definition(),
        arguments.text(Options.STORE).map(session.folder()::resolve),
        arguments.text(Options.PARAMS).map(session.folder()::resolve).stream().toList());
  }

  private Definition definition() {
    return Definition.load(pipeline, arguments.text(Options.ENV));
  }

  /** Files as they are seen from the folder of the definition, if they are in it. */
  private static String named(Path folder, List<Path> changed) {
    String some =
        changed.stream()
            .limit(MAX_NAMED)
            .map(file -> file.startsWith(folder) ? folder.relativize(file) : file)
            .map(file -> Harmless.line(file.toString()))
            .collect(Collectors.joining(", "));
    int more = changed.size() - MAX_NAMED;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  /** Interrupts that end the watching, whatever else they do. */
  private record Ending(Interrupts outer, FileWatch watch) implements Interrupts {

    @Override
    public void handle(Runnable stop, Runnable resized) {
      outer.handle(
          () -> {
            watch.close();
            stop.run();
          },
          resized);
    }

    @Override
    public void ignore() {
      outer.ignore();
    }
  }
}
