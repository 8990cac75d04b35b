package io.kryptonx.engine.fake;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The pipeline of a workshop with a store on disk, which is opened for each thing that is done. */
public final class DiskShop {

  private final Workshop shop;
  private final Path store;
  private final TickingClock clock = new TickingClock();
  private UnaryOperator<Store> around = UnaryOperator.identity();

  /** The pipeline of a workshop, with the store in a folder of its own. */
  public DiskShop(Workshop shop, Path store) {
    this.shop = shop;
    this.store = store;
  }

  /** What an engine has in place of the store from now on. */
  public DiskShop around(UnaryOperator<Store> value) {
    around = value;
    return this;
  }

  /** Runs everything. */
  public RunReport run() {
    return run(RunRequest.everything());
  }

  /** Runs what is asked for. */
  public RunReport run(RunRequest request) {
    return withEngine(engine -> engine.run(request, new RunObserver() {}));
  }

  /** Does something with an engine. */
  public <T> T withEngine(Function<Engine, T> work) {
    try (Store opened = EmbeddedStore.open(store, Access.WRITE)) {
      RunParts parts =
          new RunParts(
              around.apply(opened),
              new TextWorker(opened.assets()),
              new SeededExecutor(1),
              clock,
              shop.folder(),
              Workshop.JOBS);
      return work.apply(
          new EmbeddedEngine(
              Definition.load(shop.folder()),
              parts,
              new TextPreparer(),
              (_, _) -> {
                throw new UnsupportedOperationException("nobody lays out folders here");
              },
              Workshop.NO_ROOMS,
              () -> {}));
    }
  }

  /** Does something with the tools of the store. */
  public <T> T withTools(Access access, Function<StoreTools, T> work) {
    try (StoreTools tools =
        new StoreTools(EmbeddedStore.open(store, access), clock, () -> Long.MAX_VALUE)) {
      return work.apply(tools);
    }
  }

  /** Does something with the store itself. */
  public <T> T withStore(Access access, Function<Store, T> work) {
    try (Store opened = EmbeddedStore.open(store, access)) {
      return work.apply(opened);
    }
  }

  /** The workshop. */
  public Workshop shop() {
    return shop;
  }

  /** The clock. */
  public TickingClock clock() {
    return clock;
  }

  /** The folder of the store. */
  public Path store() {
    return store;
  }
}
