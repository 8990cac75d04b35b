package io.kryptonx.engine.source;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore.Written;
import io.kryptonx.storage.FileStates.State;
import io.kryptonx.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes files of sources into the store, reading only those that look changed. */
final class FileIntake {

  /** The clock of a file system may be that coarse. */
  private static final long CLOCK_NANOS = 2_000_000_000L;

  private final Store store;
  private final String key;
  private final Clock clock;
  private final Map<String, State> known;
  private final Map<String, State> changed = new LinkedHashMap<>();

  FileIntake(Store store, Path folder, Clock clock) {
    this.store = store;
    this.key = folder.toString();
    this.clock = clock;
    this.known = store.fileStates().load(key);
  }

  Snapshot take(FoundFile file, MediaType type) {
    return take(List.of(file), type).getFirst().snapshot();
  }

  List<Member> take(List<FoundFile> files, MediaType type) {
    Map<FoundFile, State> unread = new LinkedHashMap<>();
    Set<Digest> digests = new TreeSet<>();
    for (FoundFile file : files) {
      State now = look(file);
      unread.put(file, now);
      unchanged(file, now).ifPresent(state -> digests.add(state.digest()));
    }
    Set<Digest> missing = store.assets().missing(digests);
    Set<Digest> read = new TreeSet<>();
    List<Member> members = new ArrayList<>(files.size());
    for (FoundFile file : files) {
      State now = unread.getOrDefault(file, NOTHING);
      Optional<State> same =
          unchanged(file, now).filter(state -> !missing.contains(state.digest()));
      State state = same.orElseGet(() -> read(file, now));
      if (same.isEmpty()) {
        read.add(state.digest());
      }
      members.add(new Member(file.item(), new Snapshot(type, state.size(), state.digest())));
    }
    store.assets().makeDurable(read);
    return members;
  }

  /** Writes down what files look like now. */
  void remember() {
    if (!changed.isEmpty()) {
      store.fileStates().save(key, changed, List.of());
    }
  }

  private static final State NOTHING = new State(-1, 0, "", 0, new Digest(0, 0, 0, 0));

  private Optional<State> unchanged(FoundFile file, State now) {
    State before =
        changed.getOrDefault(file.relative(), known.getOrDefault(file.relative(), NOTHING));
    boolean same =
        before.size() == now.size()
            && before.modifiedNanos() == now.modifiedNanos()
            && before.key().equals(now.key())
            && before.modifiedNanos() + CLOCK_NANOS < before.readNanos();
    return same ? Optional.of(before) : Optional.empty();
  }

  private State look(FoundFile file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
      String fileKey = attributes.fileKey() == null ? "" : attributes.fileKey().toString();
      return new State(
          attributes.size(),
          nanos(attributes.lastModifiedTime().toInstant()),
          fileKey,
          nanos(clock.instant()),
          NOTHING.digest());
    } catch (NoSuchFileException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + file.relative() + "' does not exist; put it there", e);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + file.relative() + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private State read(FoundFile file, State now) {
    Written written = store.assets().put(file.path());
    State state =
        new State(
            written.size(), now.modifiedNanos(), now.key(), now.readNanos(), written.digest());
    changed.put(file.relative(), state);
    return state;
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
