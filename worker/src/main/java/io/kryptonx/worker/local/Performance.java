package io.kryptonx.worker.local;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Failure.Kind;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.command.CommandLine;
import io.kryptonx.worker.command.Commands;
import io.kryptonx.worker.command.ExitCodes;
import io.kryptonx.worker.command.Shell;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.java.HostRequests;
import io.kryptonx.worker.java.JavaRunner;
import io.kryptonx.worker.process.Blot;
import io.kryptonx.worker.process.Execution;
import io.kryptonx.worker.process.Log;
import io.kryptonx.worker.sandbox.NoSandbox;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Executes what an order asks for in the folder where it is laid out. */
final class Performance {

  /** The variable with the folder that stands for the outside of the test of an effect. */
  private static final String OUTSIDE = "KX_OUTSIDE";

  private final AssetStore store;
  private final Surroundings around;
  private final Supplier<JavaRunner> java;
  private final WorkOrder order;
  private final Layout layout;
  private final SortedMap<String, String> secrets;

  Performance(
      AssetStore store,
      Surroundings around,
      Supplier<JavaRunner> java,
      WorkOrder order,
      Layout layout,
      SortedMap<String, String> secrets) {
    this.store = store;
    this.around = around;
    this.java = java;
    this.order = order;
    this.layout = layout;
    this.secrets = secrets;
  }

  /** How it ended, before outputs were looked at. */
  sealed interface End {
    /** Whether it could not write to its inputs. */
    boolean inputsWereProtected();
  }

  record Done(boolean inputsWereProtected) implements End {}

  record Failed(Failure failure, boolean inputsWereProtected) implements End {}

  record Stopped(boolean inputsWereProtected) implements End {}

  /**
   * Executes it.
   *
   * @throws IOException if it cannot be; also if it failed and the disk is full, which is no
   *     failure of the stage: with room again the same attempt may succeed
   */
  End perform(StopSignal stop) throws RefusedException, IOException {
    End end = attempt(stop);
    if (end instanceof Failed) {
      layout.folder().checkRoom();
    }
    return end;
  }

  private End attempt(StopSignal stop) throws RefusedException, IOException {
    if (order.stage().code() instanceof Code.Classes code) {
      return run(code, stop);
    }
    layout.folder().makePrivatePlaces();
    Commands commands = new Commands(store, around.sandbox());
    Commands.Scene scene = new Commands.Scene(order, layout.folder(), layout.inputs(), secrets);
    return switch (order.stage().stage().action()) {
      case Action.Shell shell -> execute(commands.of(shell, scene), stop);
      case Action.Program program -> execute(commands.of(program, scene), stop);
      case Action.JavaFile _, Action.JavaClass _ ->
          throw new IllegalStateException("a Java stage was prepared without classes");
      case Action.Loop _ -> throw new IllegalStateException("a loop has no attempts");
      case Action.Expression _, Action.Split _, Action.Http _, Action.Jdbc _, Action.Route _ ->
          throw new IllegalStateException("the engine itself performs such a stage");
      case Action.Approve _, Action.Removed _ ->
          throw new IllegalStateException("records are read, and no worker does anything");
    };
  }

  private End execute(CommandLine line, StopSignal stop) throws IOException {
    Sandbox sandbox = around.sandbox();
    Optional<Path> outside = outside();
    SortedMap<String, String> environment = around.perturbation().of(line.environment());
    if (outside.isPresent()) {
      environment = new TreeMap<>(environment);
      environment.put(OUTSIDE, sandbox.outside(outside.get()));
    }
    Execution.End end =
        Execution.run(
            around.launcher(),
            around
                .perturbation()
                .arguments(
                    sandbox.wrap(layout.folder(), outside, limited(line.arguments()), acts())),
            environment,
            layout.folder(),
            timeout(),
            stop,
            sandbox instanceof NoSandbox);
    boolean isProtected = sandbox.protectsInputs();
    return switch (end) {
      case Execution.End.Exited(int code) when code == 0 -> new Done(isProtected);
      case Execution.End.Exited(int code) ->
          new Failed(
              judged(
                  order,
                  ExitCodes.failure(code, Log.read(layout.folder().log(), secrets.values())),
                  List.of(Integer.toString(code))),
              isProtected);
      case Execution.End.TimedOut _ -> new Failed(timedOut(order.stage().stage()), isProtected);
      case Execution.End.PrintedTooMuch _ -> new Failed(printedTooMuch(), isProtected);
      case Execution.End.Stopped _ -> new Stopped(isProtected);
    };
  }

  private End run(Code.Classes code, StopSignal stop) {
    JavaRunner.End end =
        java.get()
            .run(
                HostRequests.of(order, code, layout.folder(), layout.inputs(), secrets),
                order.stage().stage().resources().memoryBytes(),
                acts(),
                timeout(),
                stop);
    return switch (end) {
      case JavaRunner.End.Returned _ -> new Done(false);
      case JavaRunner.End.Threw(Failure failure, List<String> causes) ->
          new Failed(judged(order, blotted(failure, secrets), causes), false);
      case JavaRunner.End.TimedOut _ -> new Failed(timedOut(order.stage().stage()), false);
      case JavaRunner.End.Stopped _ -> new Stopped(false);
    };
  }

  /** What stands for the outside, where the stage acts on nothing else. */
  private Optional<Path> outside() throws IOException {
    if (!acts() || around.outside().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Files.createDirectories(around.outside().get().resolve(order.stage().stage().name())));
  }

  /** What acts on the outside can reach it. */
  private boolean acts() {
    return order.stage().stage().effect().isPresent();
  }

  private List<String> limited(List<String> arguments) {
    OptionalLong memory = order.stage().stage().resources().memoryBytes();
    return memory.isPresent() ? Shell.limited(arguments, memory.getAsLong()) : arguments;
  }

  private Optional<Duration> timeout() {
    return order.stage().stage().timeout();
  }

  /** The definition may know better what a failure is than is usual. */
  static Failure judged(WorkOrder order, Failure failure, List<String> causes) {
    Kind kind = order.stage().stage().retry().kind(causes, failure.kind());
    return new Failure(kind, failure.message(), failure.exitCode());
  }

  static Failure blotted(Failure failure, SortedMap<String, String> secrets) {
    Blot blot = new Blot(secrets.values());
    return new Failure(failure.kind(), blot.out(failure.message()), failure.exitCode());
  }

  /** What an attempt failed of that took too long. */
  static Failure timedOut(Stage stage) {
    String time = stage.timeout().map(t -> t.toMillis() / 1000.0 + " s").orElse("?");
    return new Failure(
        Kind.TIMED_OUT, "took longer than its timeout of " + time + "; all it started was ended");
  }

  private static Failure printedTooMuch() {
    return new Failure(
        Kind.PERMANENT,
        "printed more than "
            + (Execution.MAX_LOG_BYTES >> 20)
            + " MiB; write to an output instead");
  }
}
