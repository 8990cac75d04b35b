package io.kryptonx.worker.local;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.command.CommandLine;
import io.kryptonx.worker.command.Commands;
import io.kryptonx.worker.command.Secrets;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.java.HostRequests;
import io.kryptonx.worker.java.JavaCommand;
import io.kryptonx.worker.java.Share;
import io.kryptonx.worker.javahost.HostRequest;
import io.kryptonx.worker.javahost.RunOnce;
import io.kryptonx.worker.sandbox.NoSandbox;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Lays tasks out as an attempt would find them, without executing anything, and without walls. */
public final class TaskFolders {

  private static final String REQUEST = "request";

  private final AssetStore store;
  private final Function<String, Optional<String>> environment;

  /**
   * Lays out from a store.
   *
   * @param environment looks up a variable of the engine's environment, for secrets
   */
  public TaskFolders(AssetStore store, Function<String, Optional<String>> environment) {
    this.store = store;
    this.environment = environment;
  }

  /**
   * Lays a task out.
   *
   * @param place a folder that is there and empty; it is the caller's to delete
   * @throws KryptonxException if it cannot be laid out, for the reason that an attempt would fail
   */
  public TaskFolder layOut(WorkOrder order, Path place) {
    try {
      WorkingFolder folder = WorkingFolder.at(place.toAbsolutePath().normalize());
      SortedMap<String, String> secrets = Secrets.of(order.stage().stage(), environment);
      SpareFiles none = new SpareFiles(folder.base().resolve(SpareFiles.NAME));
      Layout layout = Layout.make(order, folder, store, none, Instant.EPOCH, Perturbation.NONE);
      folder.makePrivatePlaces();
      CommandLine line = line(order, folder, layout, secrets);
      return new TaskFolder(folder.work(), line.arguments(), line.environment(), secrets.keySet());
    } catch (RefusedException e) {
      throw new KryptonxException(
          ErrorCode.DEFINITION, order.task() + " cannot be laid out: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new KryptonxException(ErrorCode.ENVIRONMENT, "cannot write to " + place + ": " + e, e);
    }
  }

  private CommandLine line(
      WorkOrder order, WorkingFolder folder, Layout layout, SortedMap<String, String> secrets)
      throws RefusedException, IOException {
    Commands commands = new Commands(store, new NoSandbox());
    Commands.Scene scene = new Commands.Scene(order, folder, layout.inputs(), secrets);
    return switch (order.stage().stage().action()) {
      case Action.Shell shell -> commands.of(shell, scene);
      case Action.Program program -> commands.of(program, scene);
      case Action.JavaFile _, Action.JavaClass _ -> java(order, scene);
      case Action.Loop _ ->
          throw new RefusedException(
              "a loop has no folder of its own; lay out a stage in it, such as one with #1");
      case Action.Expression _, Action.Split _, Action.Http _, Action.Jdbc _, Action.Route _ ->
          throw new RefusedException(
              "kryptonx itself evaluates it, in no folder; look at its inputs with show");
      case Action.Removed _ ->
          throw new RefusedException("it is read from the ledger of effects; look at it with show");
      case Action.Approve _ ->
          throw new RefusedException("a person decides about it; look at it with review show");
    };
  }

  private static CommandLine java(WorkOrder order, Commands.Scene scene) throws IOException {
    if (!(order.stage().code() instanceof Code.Classes code)) {
      throw new IllegalStateException("a Java stage was prepared without classes");
    }
    WorkingFolder folder = scene.folder();
    HostRequest request = HostRequests.of(order, code, folder, scene.inputs(), scene.secrets());
    Path file = folder.base().resolve(REQUEST);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      request.write(out);
    }
    List<String> command =
        new ArrayList<>(
            JavaCommand.of(
                RunOnce.class,
                folder.home(),
                folder.tmp(),
                new Share(
                    1, order.stage().stage().resources().memoryBytes(), Perturbation.NONE, false)));
    command.add(file.toString());
    return new CommandLine(command, JavaCommand.environment(folder.home(), Perturbation.NONE));
  }
}
