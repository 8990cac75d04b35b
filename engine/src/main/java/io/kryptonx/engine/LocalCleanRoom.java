package io.kryptonx.engine;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.proof.CleanRoom;
import io.kryptonx.engine.proof.ScratchAssets;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StagePreparer;
import io.kryptonx.worker.Worker;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.local.LocalWorker;
import io.kryptonx.worker.local.WorkerSettings;
import io.kryptonx.worker.prepare.LocalPreparer;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A clean room in temporary folders of this machine. */
final class LocalCleanRoom implements CleanRoom {

  /** A file system in memory, which lists files in another order than disks do. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** What it must have free, since a working folder holds whatever a stage makes. */
  private static final long MIN_MEMORY_BYTES = 1L << 30;

  private static final String PREFIX = "kryptonx-room-";

  private final Path place;
  private final Path working;
  private final Path folder;
  private final Store scratch;
  private final AssetStore assets;
  private final LocalWorker worker;
  private final StagePreparer preparer;

  private LocalCleanRoom(
      AssetStore base,
      Perturbation perturbation,
      SandboxMode sandbox,
      int jobs,
      ThreadExecutor executor,
      Function<String, Optional<String>> environment)
      throws IOException {
    place = Files.createTempDirectory(PREFIX);
    working = Files.createTempDirectory(workingPlace(perturbation, place), PREFIX);
    folder = Files.createDirectory(place.resolve("definition"));
    scratch = EmbeddedStore.open(place.resolve("store"), Access.WRITE);
    assets = new ScratchAssets(base, scratch.assets());
    Path cache = place.resolve("cache");
    WorkerSettings settings =
        new WorkerSettings(
            working,
            cache,
            sandbox,
            Math.min(jobs, WorkerSettings.MAX_CHILD_JVMS),
            environment,
            perturbation);
    worker = new LocalWorker(assets, settings, Clock.system(), executor::execute);
    preparer = new LocalPreparer(assets, cache, environment);
  }

  static CleanRoom open(
      AssetStore base,
      Perturbation perturbation,
      SandboxMode sandbox,
      int jobs,
      ThreadExecutor executor,
      Function<String, Optional<String>> environment) {
    try {
      return new LocalCleanRoom(base, perturbation, sandbox, jobs, executor, environment);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  private static Path workingPlace(Perturbation perturbation, Path usual) throws IOException {
    boolean memory =
        perturbation.reversed()
            && Files.isWritable(MEMORY)
            && Files.getFileStore(MEMORY).getUsableSpace() >= MIN_MEMORY_BYTES;
    return memory ? MEMORY : usual;
  }

  @Override
  public AssetStore assets() {
    return assets;
  }

  @Override
  public Worker worker() {
    return worker;
  }

  @Override
  public StagePreparer preparer() {
    return preparer;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    worker.close();
    scratch.close();
    drop(working);
    drop(place);
  }

  private static void drop(Path folder) {
    try {
      Deletion.delete(folder);
    } catch (IOException e) {
      return; // it is temporary
    }
  }
}
