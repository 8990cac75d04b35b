package io.kryptonx.worker.sandbox;

import io.kryptonx.worker.folder.WorkingFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** No walls: attempts see this machine and its network. */
public record NoSandbox() implements Sandbox {

  @Override
  public boolean protectsInputs() {
    return false;
  }

  @Override
  public View view(WorkingFolder folder) {
    return new View(folder.home().toString(), folder.tmp().toString(), folder.cost().toString());
  }

  @Override
  public List<String> wrap(
      WorkingFolder folder, Optional<Path> outside, List<String> command, boolean open) {
    return command;
  }

  @Override
  public String outside(Path outside) {
    return outside.toString();
  }

  @Override
  public List<String> wrapServer(
      List<Path> reads, List<Path> writes, List<String> command, boolean open) {
    return command;
  }
}
