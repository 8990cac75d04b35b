package io.kryptonx.engine;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.local.TaskFolder;
import io.kryptonx.worker.local.TaskFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lays out working folders on this machine. */
final class LocalDebugLayout implements DebugLayout {

  private final TaskFolders folders;

  LocalDebugLayout(TaskFolders folders) {
    this.folders = folders;
  }

  @Override
  public Engine.DebugFolder layOut(WorkOrder order, Path target) {
    prepare(target);
    TaskFolder task = folders.layOut(order, target);
    return new Engine.DebugFolder(
        task.folder(),
        task.command(),
        task.environment(),
        task.secrets(),
        order.stage().stage().effect().isPresent());
  }

  private static void prepare(Path target) {
    try {
      Files.createDirectories(target);
      try (Stream<Path> files = Files.list(target)) {
        if (files.findAny().isPresent()) {
          throw new KryptonxException(
              ErrorCode.USAGE, "'" + target + "' is not empty; name a new folder");
        }
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot make the folder '" + target + "': " + e.getMessage(), e);
    }
  }
}
