package io.kryptonx.engine.publish;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.source.FileMemory;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Publishes the files of one run. First everything is looked at: a file that is not ours, or that
 * somebody changed, refuses the whole set before anything is touched. Then each file is written
 * under a temporary name, which verifies its content; when all are there they are renamed. Doing it
 * again after a crash completes it.
 */
public final class Publisher {

  private static final int MAX_NAMED = 5;

  /** Fewer than this may all go at once. */
  private static final int FEW = 4;

  private final Store store;
  private final Path folder;
  private final FileMemory memory;
  private final Site site;
  private final SortedMap<String, PublicationLedger.Entry> ours;
  private final List<SiteFile> toWrite = new ArrayList<>();
  private final List<SiteFile> inPlace = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final boolean removalAllowed;
  private final Optional<SwapFolder> swap;

  /**
   * A publisher for one set.
   *
   * @param folder of the definition, which no path leaves
   * @param swap the folder that is exchanged at once, where there is one
   * @param removalAllowed whether most of what is published may go
   */
  public Publisher(
      Store store,
      Path folder,
      String pipeline,
      Optional<String> swap,
      boolean removalAllowed,
      Clock clock) {
    this.swap = swap.map(name -> new SwapFolder(folder, name));
    this.removalAllowed = removalAllowed;
    this.store = store;
    this.folder = folder;
    this.memory = new FileMemory(store.fileStates(), FileMemory.keyOfPublished(folder), clock);
    this.site = new Site(folder, memory);
    this.ours = store.publications().of(pipeline);
  }

  /**
   * Publishes a set of files and trees, and takes away those of ours that are not in it.
   *
   * @param ofRun whether a source or stage is part of the run; files of others stay as they are
   */
  public Result publish(List<PublishedFile> set, Predicate<String> ofRun) {
    Set<PublishedFile> goneTrees = new LinkedHashSet<>();
    List<SiteFile> files = SiteFile.of(set, store.assets(), goneTrees);
    goneTrees.forEach(tree -> conflicts.add(lost(tree.path())));
    SortedMap<String, SiteFile> wanted = wanted(files);
    List<String> gone =
        ours.values().stream()
            .filter(entry -> ofRun.test(entry.stage()) && !wanted.containsKey(entry.path()))
            .map(PublicationLedger.Entry::path)
            .toList();
    if (swap.isPresent()) {
      return exchange(swap.get(), files, gone);
    }
    wanted.values().forEach(file -> look(file, wanted.keySet()));
    lookForContent();
    lookForLoss(gone);
    Placement placement = new Placement(folder, store.assets());
    if (conflicts.isEmpty()) {
      toWrite.forEach(file -> write(placement, file));
    }
    if (!conflicts.isEmpty()) {
      toWrite.forEach(placement::sweep);
      return new Result(Optional.of(text(conflicts)), entries(inPlace), List.of());
    }
    toWrite.forEach(placement::rename);
    inPlace.stream().filter(SiteFile::executable).forEach(placement::markExecutable);
    gone.stream().filter(this::isStillOurs).forEach(placement::remove);
    placement.sync();
    memory.save();
    return new Result(Optional.empty(), entries(files), gone);
  }

  /** Puts the whole set into a folder of its own, and lets the name lead there. */
  private Result exchange(SwapFolder name, List<SiteFile> files, List<String> gone) {
    name.barred().ifPresent(conflicts::add);
    lookForOthers(files, gone);
    toWrite.addAll(files);
    lookForContent();
    lookForLoss(gone);
    if (!conflicts.isEmpty()) {
      return new Result(Optional.of(text(conflicts)), List.of(), List.of());
    }
    Optional<String> before = name.current();
    String version = version(files);
    Placement placement = new Placement(folder, store.assets());
    for (SiteFile file : files) {
      SiteFile placed = file.at(name.at(version, file.path()));
      if (site.isFree(placed.path()) || !site.content(placed.path()).equals(file.digest())) {
        if (!write(placement, placed)) {
          return new Result(Optional.of(text(conflicts)), List.of(), List.of());
        }
        placement.rename(placed);
      }
    }
    placement.sync();
    name.lead(version);
    name.keepOnly(Stream.concat(Stream.of(version), before.stream()).toList());
    memory.save();
    return new Result(Optional.empty(), entries(files), gone);
  }

  /** What a run leaves as it is would not be in the set that takes the place of all. */
  private void lookForOthers(List<SiteFile> files, List<String> gone) {
    Set<String> told = new TreeSet<>(gone);
    files.forEach(file -> told.add(file.path()));
    long others = ours.keySet().stream().filter(path -> !told.contains(path)).count();
    if (others > 0) {
      conflicts.add(
          "the folder is exchanged as a whole, and %d of its files are not of this run; run everything"
              .formatted(others));
    }
  }

  /** Equal sets have an equal name. */
  private static String version(List<SiteFile> files) {
    CanonicalWriter out = new CanonicalWriter();
    out.list(files, (o, file) -> o.text(file.path()).digest(file.digest()).flag(file.executable()));
    return out.toDigest().shortHex();
  }

  /** The files by path; no path is for two. */
  private SortedMap<String, SiteFile> wanted(List<SiteFile> files) {
    SortedMap<String, SiteFile> wanted = new TreeMap<>();
    for (SiteFile file : files) {
      SiteFile other = wanted.putIfAbsent(file.path(), file);
      if (other != null) {
        conflicts.add(
            "'%s' would be written twice: by %s and %s; change one of the publish paths"
                .formatted(file.path(), other.file().stage(), file.file().stage()));
      }
    }
    return wanted;
  }

  /** Decides whether a file is to be written, is in place already, or must not be touched. */
  private void look(SiteFile file, Set<String> wanted) {
    String path = file.path();
    Optional<String> reason = site.barred(path).or(() -> inTheWay(path, wanted));
    if (reason.isPresent()) {
      conflicts.add("'" + path + "' " + reason.get());
    } else if (site.isFree(path)) {
      toWrite.add(file);
    } else if (site.holds(path, file.digest())) {
      inPlace.add(file);
    } else if (isStillOurs(path)) {
      toWrite.add(file);
    } else {
      String why =
          ours.containsKey(path) ? "was changed by somebody else" : "is not of this pipeline";
      conflicts.add("'" + path + "' " + why + "; move it away");
    }
  }

  /** Another file of the set would stand where this one needs a folder. */
  private static Optional<String> inTheWay(String path, Set<String> wanted) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String above = path.substring(0, end);
      if (wanted.contains(above)) {
        return Optional.of("needs a folder where '" + above + "' is published; rename one");
      }
    }
    return Optional.empty();
  }

  /** What is not in the store cannot be published, which is better known before than half-way. */
  private void lookForContent() {
    Set<Digest> missing = store.assets().missing(toWrite.stream().map(SiteFile::digest).toList());
    for (SiteFile file : toWrite) {
      if (missing.contains(file.digest())) {
        conflicts.add(lost(file.path()));
      }
    }
  }

  /** What is there may still be corrupt, which reading it tells; so it is read only once. */
  private boolean write(Placement placement, SiteFile file) {
    try {
      placement.write(file);
      return true;
    } catch (MissingContentException e) {
      conflicts.add(lost(file.path()));
      return false;
    }
  }

  private static String lost(String path) {
    return "the content of '" + path + "' is gone from the store; run again to make it anew";
  }

  /** Most of what is published should not vanish by an oversight. */
  private void lookForLoss(List<String> gone) {
    long standing = ours.keySet().stream().filter(path -> !site.isFree(path)).count();
    long lost = gone.stream().filter(path -> !site.isFree(path)).count();
    if (!removalAllowed && isMost(lost, standing)) {
      conflicts.add(
          "%d of %d published files would be removed; if that is meant, say --allow-removal"
              .formatted(lost, standing));
    }
  }

  /** Whether more goes than goes by the way: over half, where there are not only a few. */
  public static boolean isMost(long lost, long standing) {
    return standing >= FEW && lost * 2 > standing;
  }

  /** Whether a file is as we left it. One that somebody changed stays, and is not ours any more. */
  private boolean isStillOurs(String path) {
    PublicationLedger.Entry entry = ours.get(path);
    return entry != null
        && site.barred(path).isEmpty()
        && !site.isFree(path)
        && site.content(path).equals(entry.snapshot().digest());
  }

  private static List<PublicationLedger.Entry> entries(List<SiteFile> files) {
    return files.stream()
        .map(SiteFile::file)
        .map(file ->
            new PublicationLedger.Entry(
                file.path(), file.stage(), file.item().text(), file.snapshot()))
        .toList();
  }

  private static String text(List<String> conflicts) {
    String some = String.join("; ", conflicts.subList(0, Math.min(MAX_NAMED, conflicts.size())));
    int more = conflicts.size() - MAX_NAMED;
    return more > 0 ? some + "; and " + more + " more" : some;
  }

  /**
   * How publishing ended.
   *
   * @param refused why nothing was touched; empty if all is in place
   * @param published entries for the ledger; where it was refused those that are in place already,
   *     since a crash may have left them there half-way
   * @param unpublished paths that the ledger loses
   */
  public record Result(
      Optional<String> refused,
      List<PublicationLedger.Entry> published,
      List<String> unpublished) {}
}
