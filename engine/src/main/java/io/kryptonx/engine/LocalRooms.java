package io.kryptonx.engine;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.proof.ChaosRoom;
import io.kryptonx.engine.proof.CleanRoom;
import io.kryptonx.engine.proof.Rooms;
import io.kryptonx.engine.proof.ScratchAssets;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StagePreparer;
import io.kryptonx.worker.Worker;
import io.kryptonx.worker.local.LocalWorker;
import io.kryptonx.worker.local.WorkerSettings;
import io.kryptonx.worker.prepare.LocalPreparer;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Rooms in temporary folders of this machine. */
record LocalRooms(
    SandboxMode sandbox,
    int jobs,
    Executor executor,
    Function<String, Optional<String>> environment) {

  Rooms all() {
    return new Rooms(Clean::new, Chaotic::new);
  }

  private LocalWorker newWorker(
      AssetStore assets, TemporaryPlace place, Perturbation perturbation, Optional<Path> outside) {
    WorkerSettings settings =
        new WorkerSettings(
            place.working(),
            place.cache(),
            sandbox,
            Math.min(jobs, WorkerSettings.MAX_CHILD_JVMS),
            environment,
            perturbation,
            outside);
    return new LocalWorker(assets, settings, Clock.system(), executor::execute);
  }

  private final class Clean implements CleanRoom {

    private final TemporaryPlace place;
    private final Store scratch;
    private final AssetStore assets;
    private final LocalWorker worker;

    Clean(AssetStore base, Perturbation perturbation) {
      place = TemporaryPlace.make(perturbation);
      scratch = EmbeddedStore.open(place.store(), Access.WRITE);
      assets = new ScratchAssets(base, scratch.assets());
      worker = newWorker(assets, place, perturbation, Optional.empty());
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
      return new LocalPreparer(assets, place.cache(), environment);
    }

    @Override
    public Path folder() {
      return place.definition();
    }

    @Override
    public void close() {
      worker.close();
      scratch.close();
      place.close();
    }
  }

  private final class Chaotic implements ChaosRoom {

    private final TemporaryPlace place;
    private final Perturbation perturbation;
    private Store store;
    private LocalWorker worker;

    Chaotic(Perturbation perturbation) {
      this.place = TemporaryPlace.make(perturbation);
      this.perturbation = perturbation;
      this.store = EmbeddedStore.open(place.store(), Access.WRITE);
      this.worker = newWorker(store.assets(), place, perturbation, Optional.of(place.outside()));
    }

    @Override
    public Store store() {
      return store;
    }

    @Override
    public Worker worker() {
      return worker;
    }

    @Override
    public StagePreparer preparer() {
      return new LocalPreparer(store.assets(), place.cache(), environment);
    }

    @Override
    public Path outside() {
      return place.outside();
    }

    @Override
    public void restart() {
      worker.close();
      store.close();
      store = EmbeddedStore.open(place.store(), Access.WRITE);
      worker = newWorker(store.assets(), place, perturbation, Optional.of(place.outside()));
      worker.sweep();
    }

    @Override
    public void close() {
      worker.close();
      store.close();
      place.close();
    }
  }
}
