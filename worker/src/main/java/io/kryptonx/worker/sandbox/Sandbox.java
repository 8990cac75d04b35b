package io.kryptonx.worker.sandbox;

import io.kryptonx.worker.folder.WorkingFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The walls around what an attempt executes. Any thread. */
public sealed interface Sandbox permits Bubblewrap, NoSandbox {

  /** Whether an attempt cannot write to its inputs, so that they need no check afterwards. */
  boolean protectsInputs();

  /** The places of a working folder as the attempt sees them. */
  View view(WorkingFolder folder);

  /**
   * The command that executes {@code command} in a working folder; to be started there, with the
   * environment that the attempt is to have.
   *
   * @param outside what stands for the outside, which it may write, too
   * @param open whether it may reach the network
   */
  List<String> wrap(
      WorkingFolder folder, Optional<Path> outside, List<String> command, boolean open);

  /** The path by which an attempt finds what stands for the outside. */
  String outside(Path outside);

  /**
   * The command that executes a process serving many attempts.
   *
   * @param reads what it may read, at the same paths
   * @param writes what it may write, at the same paths
   * @param open whether it may reach the network
   */
  List<String> wrapServer(List<Path> reads, List<Path> writes, List<String> command, boolean open);

  /**
   * The places of a working folder.
   *
   * @param home of the attempt
   * @param tmp for temporary files
   * @param cost the file for what it cost
   */
  record View(String home, String tmp, String cost) {}

  /**
   * The sandbox for a mode; finds out whether there is one that works, which takes a few
   * milliseconds.
   *
   * @param place for what the sandbox keeps
   * @throws io.kryptonx.model.problem.KryptonxException ENVIRONMENT if there has to be one and is
   *     not
   */
  static Sandbox choose(SandboxMode mode, Path place) {
    return mode == SandboxMode.OFF
        ? new NoSandbox()
        : Bubblewrap.find(mode == SandboxMode.ON, place);
  }
}
