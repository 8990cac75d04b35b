package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.archive.ArchiveForm.Item;
import io.kryptonx.engine.store.archive.Verification.Verified;
import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.engine.store.walk.RunWalk;
import io.kryptonx.engine.store.walk.Visitor;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Takes a run in that was written into a file. The file may come from anybody: it is read from
 * start to end before anything is kept; then its content is put, the run is read back as a whole,
 * and only then it becomes visible, at once. What fails leaves nothing.
 *
 * <p>It becomes {@code gallery.0123abcd-7}: the name of the pipeline, the first digits of the end
 * of its hash chain, its number. No pipeline can have such a name, so that it is never taken for a
 * run of this store, and two different runs of one name can stand side by side.
 */
public final class RunImport {

  private static final int NAME_HEX = 8;

  private final Store store;
  private final LongSupplier room;
  private final StoreProgress progress;

  /**
   * Imports into a store.
   *
   * @param room how many bytes the store may take further
   */
  public RunImport(Store store, LongSupplier room, StoreProgress progress) {
    this.store = store;
    this.room = room;
    this.progress = progress;
  }

  /**
   * What became of it.
   *
   * @param run its name in this store
   * @param origin its name in the store that it was made in
   * @param fresh whether it was not here before
   * @param contents how many were not here before
   * @param missing how many contents were missing already when the file was written
   */
  public record Imported(RunId run, RunId origin, boolean fresh, int contents, int missing) {}

  /**
   * Takes it in.
   *
   * @throws KryptonxException USAGE if it is no such file or damaged, STORE_VERSION if a newer
   *     version wrote it, STORE if there is no room
   */
  public Imported read(Path file) {
    try {
      Verified verified = Verification.of(file, progress);
      Item main = verified.runs().getFirst();
      Optional<RunId> here = here(main);
      if (here.isPresent()) {
        return new Imported(here.get(), main.run(), false, 0, verified.missing().size());
      }
      if (verified.bytes() > room.getAsLong()) {
        throw new KryptonxException(
            ErrorCode.STORE,
            "the run needs %d bytes, but there is room for %d; make room, or name another store"
                    .formatted(verified.bytes(), room.getAsLong())
                + " with --store");
      }
      return keep(file, verified);
    } catch (IOException e) {
      throw refused(file, "it cannot be read: " + e.getMessage(), e);
    } catch (InvariantViolation e) {
      throw refused(file, String.valueOf(e.getMessage()), e);
    }
  }

  private Imported keep(Path file, Verified verified) throws IOException {
    Additions additions = new Additions(store, progress);
    boolean done = false;
    try {
      additions.put(file);
      DigestSet missing = new DigestSet();
      verified.missing().forEach(missing::add);
      List<RunHeader> headers = new ArrayList<>();
      for (int i = 0; i < verified.runs().size(); i++) {
        headers.add(readBack(file, i, verified.runs().get(i), missing));
      }
      for (int i = headers.size() - 1; i >= 0; i--) { // the base first: it is of use alone
        if (here(verified.runs().get(i)).isEmpty()) {
          try (Pages pages = Pages.of(file, i)) {
            store.upkeep().adopt(headers.get(i), pages);
          }
        }
      }
      done = true;
      RunHeader main = headers.getFirst();
      return new Imported(
          main.run(), main.ownName(), true, additions.count(), verified.missing().size());
    } finally {
      if (!done) {
        additions.takeBack();
      }
    }
  }

  /** Reads a run as whoever looks at it will, and checks that it is complete. */
  private RunHeader readBack(Path file, int index, Item item, DigestSet missing)
      throws IOException {
    progress.at("reading the run", 0, 0);
    RunRecord record = new RunRecord(store.assets());
    RunWalk walk = new RunWalk(store.assets(), complete(item.whole(), missing), item.whole());
    try (Pages pages = Pages.of(file, index)) {
      while (pages.hasNext()) {
        for (JournalEntry entry : pages.next().entries()) {
          record.add(entry);
          walk.entry(item.run(), entry);
        }
      }
      RunHeader header = record.header();
      InvariantViolation.check(
          Pipeline.NAME.matcher(header.pipeline()).matches()
              && header.run().equals(item.run())
              && header.run().pipeline().equals(header.pipeline()),
          "its journal is that of another run");
      RunBody body = item.whole() ? new RunBody.Whole() : new RunBody.Outline();
      return header.importedAs(name(item)).with(body);
    } catch (InvariantViolation | KryptonxException e) {
      throw e instanceof InvariantViolation
          ? e
          : new InvariantViolation(item.run() + " cannot be read back: " + e.getMessage(), e);
    } catch (RuntimeException e) { // whatever a forged journal makes the core stumble over
      throw new InvariantViolation(item.run() + " cannot be read back: " + e, e);
    }
  }

  private Visitor complete(boolean content, DigestSet missing) {
    DigestSet seen = new DigestSet();
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        boolean needed = role == Role.LIST || content && role == Role.CONTENT;
        if (needed && seen.add(digest)) {
          InvariantViolation.check(
              missing.contains(digest) || store.assets().has(digest),
              "content %s is not in it (%s)".formatted(digest.shortHex(), place.text()));
        }
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        InvariantViolation.check(
            missing.contains(list),
            "list %s (%s) %s".formatted(list.shortHex(), place.text(), reason));
      }
    };
  }

  /** The name under which the same run is in this store. */
  private Optional<RunId> here(Item item) {
    for (RunId name : List.of(item.run(), name(item))) {
      Optional<RunHeader> header = store.journal().header(name);
      boolean enough =
          header
              .filter(h -> h.ownName().equals(item.run()))
              .filter(
                  h -> h.body() instanceof RunBody.Whole || !item.whole() && h.body().isReadable())
              .isPresent();
      if (enough && store.upkeep().pages(name, _ -> {}).equals(item.chain())) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static RunId name(Item item) {
    String hex = item.chain().hex().substring(0, NAME_HEX);
    return new RunId(item.run().pipeline() + "." + hex + "-" + item.run().number());
  }

  private static KryptonxException refused(Path file, String why, Exception cause) {
    return new KryptonxException(
        ErrorCode.USAGE,
        "'%s' cannot be taken in: %s; nothing was changed, have it written again with: kryptonx"
                .formatted(file, why)
            + " runs export",
        cause);
  }
}
