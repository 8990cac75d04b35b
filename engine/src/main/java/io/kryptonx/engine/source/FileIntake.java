package io.kryptonx.engine.source;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore.Written;
import io.kryptonx.storage.FileStates.State;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes files of sources into the store, reading only those that look changed. */
final class FileIntake {

  private final Store store;
  private final FileMemory memory;
  private final ReadingProgress progress;

  FileIntake(Store store, Path folder, Clock clock, ReadingProgress progress) {
    this.store = store;
    this.memory = new FileMemory(store.fileStates(), folder.toString(), clock);
    this.progress = progress;
  }

  /**
   * What files hold, in their order; all of it is durable in the store.
   *
   * @param source whose files these are
   * @param type what files that are new or changed have to begin like; empty for anything
   */
  List<State> take(String source, Optional<MediaType> type, Collection<FoundFile> files) {
    List<Seen> all = files.stream().map(this::look).toList();
    Set<Digest> known = new TreeSet<>();
    all.forEach(seen -> seen.before().ifPresent(state -> known.add(state.digest())));
    Set<Digest> missing = store.assets().missing(known);
    Set<Digest> fresh = new TreeSet<>();
    List<State> states = new ArrayList<>(all.size());
    int read = 0;
    for (Seen seen : all) {
      Optional<State> same = seen.before().filter(state -> !missing.contains(state.digest()));
      State state = same.orElseGet(() -> read(seen));
      if (same.isEmpty()) {
        type.ifPresent(declared -> check(source, declared, seen.file(), state.digest()));
        fresh.add(state.digest());
        progress.count("reading files of " + source, ++read);
      }
      states.add(state);
    }
    store.assets().makeDurable(fresh);
    return states;
  }

  /** Writes down what files look like now. */
  void remember() {
    memory.save();
  }

  private Seen look(FoundFile file) {
    try {
      State now = memory.look(file.path());
      return new Seen(file, now, memory.unchanged(file.relative(), now));
    } catch (NoSuchFileException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + file.relative() + "' does not exist; put it there", e);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + file.relative() + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /** Looks at what was read, since the file may be another one by now. */
  private void check(String source, MediaType type, FoundFile file, Digest read) {
    byte[] start;
    try (InputStream in = store.assets().open(read)) {
      start = in.readNBytes(Content.START_BYTES);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + file.relative() + "' cannot be read: " + e.getMessage(), e);
    }
    Optional<String> mistake = Content.mistake(type, start);
    if (mistake.isPresent()) {
      throw new KryptonxException(
          ErrorCode.SOURCE,
          "source '%s': '%s' %s".formatted(source, file.relative(), mistake.get()));
    }
  }

  private State read(Seen seen) {
    Written written = store.assets().put(seen.file().path());
    return memory.read(seen.file().relative(), seen.now(), written.size(), written.digest());
  }

  /**
   * A file that was looked at.
   *
   * @param before what it held when it was last read, if it looks the same
   */
  private record Seen(FoundFile file, State now, Optional<State> before) {}
}
