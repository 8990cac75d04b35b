package io.kryptonx.worker.command;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.folder.PlacedInput;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Turns an order whose action is a command into what is executed. */
public final class Commands {

  private static final String SCRIPT = "run.sh";

  private final AssetStore store;
  private final Sandbox sandbox;

  /**
   * Commands for a sandbox.
   *
   * @param store where the fields of JSON inputs are read
   */
  public Commands(AssetStore store, Sandbox sandbox) {
    this.store = store;
    this.sandbox = sandbox;
  }

  /** The command line for a text. */
  public CommandLine of(Action.Shell action, Scene scene) throws RefusedException, IOException {
    SortedMap<String, String> names = names(scene);
    Sandbox.View view = sandbox.view(scene.folder);
    List<String> arguments =
        Shell.text(action, scene.folder.tmp().resolve(SCRIPT), view.tmp() + "/" + SCRIPT);
    return new CommandLine(arguments, environment(view, names));
  }

  /** The command line for a program. */
  public CommandLine of(Action.Program action, Scene scene) throws RefusedException {
    SortedMap<String, String> names = names(scene);
    List<String> arguments = Substitution.apply(action.arguments(), names);
    if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw new RefusedException("an argument holds a NUL character, which no program can take");
    }
    return new CommandLine(
        Shell.program(arguments), environment(sandbox.view(scene.folder), names));
  }

  private SortedMap<String, String> names(Scene scene) throws RefusedException {
    return Variables.of(scene.order, scene.inputs, scene.secrets, store);
  }

  private static SortedMap<String, String> environment(
      Sandbox.View view, SortedMap<String, String> names) {
    SortedMap<String, String> all = World.variables(view);
    all.putAll(names);
    return all;
  }

  /** An order that is laid out. */
  public record Scene(
      WorkOrder order,
      WorkingFolder folder,
      List<PlacedInput> inputs,
      SortedMap<String, String> secrets) {

    public Scene {
      inputs = List.copyOf(inputs);
    }
  }
}
