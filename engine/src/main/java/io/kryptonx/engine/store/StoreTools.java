package io.kryptonx.engine.store;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.store.archive.RunExport;
import io.kryptonx.engine.store.archive.RunImport;
import io.kryptonx.engine.store.check.StoreCheck;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.engine.store.clean.CleanReport;
import io.kryptonx.engine.store.clean.Cleaning;
import io.kryptonx.engine.store.gc.Gc;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.storage.internal.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is done with a store and the runs in it, without the pipeline that they are of. One call at
 * a time. Every call throws {@link KryptonxException}: STORE and its kin, NOT_FOUND where something
 * named does not exist.
 */
public final class StoreTools implements AutoCloseable {

  private final Store store;
  private final Clock clock;
  private final LongSupplier room;

  /**
   * Tools for a store, which is closed with them.
   *
   * @param room how many bytes the store may take further
   */
  public StoreTools(Store store, Clock clock, LongSupplier room) {
    this.store = store;
    this.clock = clock;
    this.room = room;
  }

  /**
   * Tools for the store in a folder. For reading, it may be in use by an engine.
   *
   * @param access WRITE for {@link #importRun} and {@link #gc}
   * @throws KryptonxException NOT_FOUND if there is none and it is to be read, STORE_BUSY if it is
   *     to be written and an engine has it
   */
  public static StoreTools open(Path folder, Access access) {
    return new StoreTools(
        EmbeddedStore.open(folder, access),
        Clock.system(),
        () -> folder.toAbsolutePath().toFile().getUsableSpace());
  }

  /**
   * Deletes files of the store in a folder; no engine may have it.
   *
   * @param all everything, not only what is made again
   * @param really false to say only what would go
   */
  public static CleanReport clean(Path folder, boolean all, boolean really) {
    Cleaning cleaning = new Cleaning(folder, all);
    return really ? cleaning.clean() : cleaning.look();
  }

  /** The headers of runs, latest start first: of all pipelines, and imported ones. */
  public List<RunHeader> runs() {
    return RunList.of(store);
  }

  /** The pipelines that have runs of this store, sorted. */
  public List<String> pipelines() {
    return store.journal().pipelines();
  }

  /**
   * A run by its name.
   *
   * @throws KryptonxException NOT_FOUND naming the latest ones
   */
  public RunHeader find(RunId run) {
    return store.journal().header(run).orElseThrow(() -> RunList.unknown(store, run));
  }

  /**
   * The latest run of a pipeline.
   *
   * @throws KryptonxException NOT_FOUND if it has none
   */
  public RunHeader latest(String pipeline) {
    return store.journal().latest(pipeline, 1).stream()
        .findFirst()
        .orElseThrow(() ->
            new KryptonxException(
                ErrorCode.NOT_FOUND,
                "pipeline " + pipeline + " has no run yet; start one with: kryptonx run"));
  }

  /** What a run was given and came to. Of a removed one there is the header only. */
  public RunDetails show(RunHeader run) {
    return RunDetails.read(store, run);
  }

  /**
   * Writes a run into a new file, to be looked at elsewhere. What it was published to, and what
   * other runs did, is not in it.
   *
   * @throws KryptonxException USAGE if the file exists, NOT_FOUND if the run is not whole
   */
  public RunExport.Written export(RunHeader run, Path file, StoreProgress progress) {
    switch (run.body()) {
      case RunBody.Whole _ -> {}
      case RunBody.Outline _ ->
          throw new KryptonxException(
              ErrorCode.NOT_FOUND,
              "only the outline of " + run.run() + " is here, not its content");
      case RunBody.Removed _ -> store.journal().read(run.run(), _ -> {}); // says so
    }
    boolean complete = false;
    boolean ours = false;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      ours = true;
      RunExport.Written written = new RunExport(store, progress).write(run, out);
      complete = true;
      return written;
    } catch (FileAlreadyExistsException e) {
      throw new KryptonxException(
          ErrorCode.USAGE, "'" + file + "' exists already; name a file that does not", e);
    } catch (UncheckedIOException e) {
      throw NewFile.cannotWrite(file, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw NewFile.cannotWrite(file, e);
    } finally {
      if (ours && !complete) {
        NewFile.drop(file);
      }
    }
  }

  /** Takes in a run that {@link #export} wrote. Nothing of the file is trusted. */
  public RunImport.Imported importRun(Path file, StoreProgress progress) {
    return new RunImport(store, room, progress).read(file);
  }

  /** What became of the effects of all pipelines. */
  public List<EffectLedger.Entry> effects() {
    return pipelines().stream().flatMap(p -> store.effects().of(p).stream()).toList();
  }

  /** Lets effects act in the next run, whatever is known of them. */
  public void resend(List<EffectLedger.Entry> entries) {
    store
        .effects()
        .decide(
            entries.stream().map(EffectLedger.Entry::key).toList(),
            EffectLedger.State.RESEND,
            clock.instant());
  }

  /**
   * A person knows that an effect which is in doubt did not act: the next run does.
   *
   * @throws KryptonxException USAGE if nobody doubts it
   */
  public EffectLedger.Entry notActed(EffectLedger.Entry entry, String by, String note) {
    return new Settling(store, clock).notActed(entry, by, note);
  }

  /**
   * A person knows that an effect which is in doubt acted.
   *
   * @param answer what it recorded, where it makes one output; empty for nothing
   * @throws KryptonxException USAGE if nobody doubts it, or it cannot be recorded
   */
  public EffectLedger.Entry acted(
      EffectLedger.Entry entry, Optional<byte[]> answer, String by, String note) {
    return new Settling(store, clock).acted(entry, answer, by, note);
  }

  /** Takes out what no run needs. */
  public GcReport gc(GcRequest request, StoreProgress progress) {
    return new Gc(store, clock).collect(request, progress);
  }

  /**
   * Looks whether everything is what was written.
   *
   * @param readBytes whether all content is read, too
   */
  public StoreCheckReport check(boolean readBytes, StoreProgress progress) {
    return new StoreCheck(store, readBytes, progress).check();
  }

  @Override
  public void close() {
    store.close();
  }

  /** The name that is meant by a text such as {@code gallery-7} or {@code 7}. */
  public static Optional<RunId> name(String text, Optional<String> pipeline) {
    try {
      boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return number ? pipeline.map(p -> new RunId(p + "-" + text)) : Optional.of(new RunId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
