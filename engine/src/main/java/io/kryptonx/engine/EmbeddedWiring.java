package io.kryptonx.engine;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.local.LocalWorker;
import io.kryptonx.worker.local.TaskFolders;
import io.kryptonx.worker.local.WorkerSettings;
import io.kryptonx.worker.prepare.LocalPreparer;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses the adapters of an engine on this machine, and nothing else. */
final class EmbeddedWiring {

  private EmbeddedWiring() {}

  static Engine open(EngineConfig config) {
    Definition definition = Definition.load(config.definition(), config.overlay());
    StoreHome home = StoreHome.of(config, definition.folder());
    try {
      return open(config, definition, home);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private static Engine open(EngineConfig config, Definition definition, StoreHome home) {
    Path folder = home.folder();
    Store store = store(config, home);
    ThreadExecutor executor = new ThreadExecutor();
    Clock clock = Clock.system();
    Path cache = folder.resolve("cache");
    WorkerSettings settings =
        new WorkerSettings(
            folder.resolve("work"),
            cache,
            sandbox(config.sandbox()),
            Math.min(config.jobs(), WorkerSettings.MAX_CHILD_JVMS),
            config.environment(),
            Perturbation.NONE,
            Optional.empty(),
            config.maxOutputBytes());
    LazyWorker worker =
        new LazyWorker(
            () -> new LocalWorker(store.assets(), settings, clock, executor::execute),
            config.sandbox() != EngineConfig.Sandbox.OFF);
    if (config.access() == EngineConfig.Access.WRITE) {
      worker.sweepIfNeeded(settings.root());
    }
    RunParts parts =
        new RunParts(store, worker, executor, clock, definition.folder(), config.jobs());
    EmbeddedEngine engine =
        new EmbeddedEngine(
            definition,
            parts,
            new LocalPreparer(store.assets(), cache, config.environment()),
            new LocalDebugLayout(new TaskFolders(store.assets(), config.environment())),
            new LocalRooms(sandbox(config.sandbox()), config.jobs(), executor, config.environment())
                .all(),
            () -> {
              worker.close();
              executor.close();
              store.close();
              home.close();
            });
    return home.isPassing() ? engine.forgetting() : engine;
  }

  /** For reading, a store that does not exist is an empty one. */
  private static Store store(EngineConfig config, StoreHome home) {
    Path folder = home.folder();
    return switch (config.access()) {
      case WRITE -> EmbeddedStore.open(folder, Access.WRITE);
      case READ ->
          Files.isDirectory(folder) && !home.isPassing()
              ? EmbeddedStore.open(folder, Access.READ)
              : MemoryStore.create();
    };
  }

  private static SandboxMode sandbox(EngineConfig.Sandbox sandbox) {
    return switch (sandbox) {
      case AUTO -> SandboxMode.AUTO;
      case ON -> SandboxMode.ON;
      case OFF -> SandboxMode.OFF;
    };
  }
}
