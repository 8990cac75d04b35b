package io.kryptonx.cli.command;

import io.kryptonx.cli.json.EventJson;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Appends the events of a run to a file, a line each. A batch is one write, so that whoever reads
 * along, or kills the process, sees whole lines. It is appended to what is there, since a run that
 * was killed and goes on does not tell its first events again.
 */
final class EventFile implements RunObserver, AutoCloseable {

  private final String name;
  private final FileOutputStream file;
  private Optional<IOException> failure = Optional.empty();

  private EventFile(String name, FileOutputStream file) {
    this.name = name;
    this.file = file;
  }

  static EventFile open(Arguments arguments, Path folder, String name) {
    if (name.equals("-")) {
      throw arguments.wrong("--events takes a file", "--events /dev/stdout");
    }
    try {
      return new EventFile(name, new FileOutputStream(folder.resolve(name).toFile(), true));
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot write events to " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void durable(RunId run, List<JournalEntry> entries) {
    if (failure.isPresent()) {
      return;
    }
    EventJson json = new EventJson(run);
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(json.line(entry)).append('\n'));
    try {
      file.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) { // the run is worth more than the file: told at its end
      failure = Optional.of(e);
    }
  }

  /**
   * Tells that events are missing from the file.
   *
   * @throws KryptonxException ENVIRONMENT if a write failed
   */
  synchronized void requireComplete() {
    if (failure.isPresent()) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT,
          "events are missing from " + name + ": " + failure.get().getMessage(),
          failure.get());
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }
}
