package io.kryptonx.engine.store.clean;

import io.kryptonx.engine.run.Consultation;
import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.engine.store.clean.CleanReport.Losses;
import io.kryptonx.engine.store.clean.CleanReport.Part;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes files of a store while no engine has it. Links are deleted, never followed; what the
 * store did not put there stays.
 */
public final class Cleaning {

  /** What is made again when it is needed. */
  private static final List<String> MADE_AGAIN = List.of("cache", "work", "tmp");

  /**
   * Everything else, in an order in which what is left of an interrupted deletion is still a store:
   * the database goes before what it tells of, its log before it.
   */
  private static final List<String> THE_REST =
      List.of("store.db-wal", "store.db-shm", "store.db", "blobs", "corrupt", ".gitignore", "lock");

  private final Path folder;
  private final boolean all;

  /**
   * A cleaning of the store in a folder.
   *
   * @param all whether everything goes, not only what is made again
   */
  public Cleaning(Path folder, boolean all) {
    this.folder = folder.toAbsolutePath().normalize();
    this.all = all;
  }

  /**
   * Says what would go.
   *
   * @throws KryptonxException NOT_FOUND if there is no store
   */
  public CleanReport look() {
    return report(false);
  }

  /**
   * Deletes it.
   *
   * @throws KryptonxException NOT_FOUND if there is no store, STORE_BUSY if an engine has it, STORE
   *     if something cannot be deleted
   */
  public CleanReport clean() {
    checkIsStore();
    CleanReport report;
    try (AutoCloseable _ = EmbeddedStore.hold(folder)) {
      report = report(true);
      for (String name : names()) {
        Deletion.delete(folder.resolve(name));
      }
    } catch (IOException e) {
      throw cannot(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e); // the lock does not throw
    }
    dropEmptyFolder();
    return report;
  }

  private List<String> names() {
    return all ? Stream.concat(MADE_AGAIN.stream(), THE_REST.stream()).toList() : MADE_AGAIN;
  }

  private CleanReport report(boolean done) {
    checkIsStore();
    try (Stream<Path> there = Files.list(folder)) {
      List<Part> parts = new ArrayList<>();
      for (String name : names()) {
        Path path = folder.resolve(name);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          parts.add(measure(name, path));
        }
      }
      List<String> left =
          there
              .map(path -> path.getFileName().toString())
              .filter(name -> !MADE_AGAIN.contains(name) && !THE_REST.contains(name))
              .sorted()
              .toList();
      return new CleanReport(folder, done, parts, all ? losses() : Optional.empty(), left);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /**
   * So that a folder that was named by mistake, with a tmp and a work of its own, loses nothing.
   */
  private void checkIsStore() {
    boolean isStore =
        Files.isRegularFile(folder.resolve("store.db"), LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(folder.resolve("lock"), LinkOption.NOFOLLOW_LINKS)
            && Files.isDirectory(folder.resolve("blobs"), LinkOption.NOFOLLOW_LINKS);
    if (!isStore) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND, "there is no store in " + folder + "; nothing was deleted");
    }
  }

  private static Part measure(String name, Path path) throws IOException {
    long[] sums = {0, 0};
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sums[0]++;
            sums[1] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // a folder that is closed to us: deleting opens it
          }
        });
    return new Part(name, sums[0], sums[1]);
  }

  private Optional<Losses> losses() {
    try (Store store = EmbeddedStore.open(folder, Access.READ)) {
      List<RunHeader> runs = store.upkeep().runs();
      int imported = (int) runs.stream().filter(RunHeader::isImported).count();
      int published =
          store.upkeep().publishers().stream()
              .mapToInt(pipeline -> store.publications().of(pipeline).size())
              .sum();
      int effects =
          store.upkeep().effectful().stream()
              .mapToInt(pipeline -> store.effects().of(pipeline).size())
              .sum();
      List<String> pipelines = store.journal().pipelines();
      int locks =
          pipelines.stream().mapToInt(name -> LocksInForce.decisions(store, name).size()).sum();
      int decisions =
          pipelines.stream().mapToInt(name -> Consultation.latest(store, name).size()).sum();
      return Optional.of(
          new Losses(
              runs.size() - imported, pipelines, imported, published, decisions + effects, locks));
    } catch (KryptonxException e) {
      return Optional.empty(); // damaged, which may be why it is to go
    }
  }

  private void dropEmptyFolder() {
    try {
      if (all) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      return; // something of others is in it
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private KryptonxException cannot(IOException e) {
    return new KryptonxException(
        ErrorCode.STORE, "cannot clean the store " + folder + ": " + e.getMessage(), e);
  }
}
