package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.store.archive.ArchiveReader.Part;
import io.kryptonx.storage.JournalPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The pages of one run of an archive, read when they are asked for. */
final class Pages implements Iterator<JournalPage>, AutoCloseable {

  private final ArchiveReader reader;
  private final int run;
  private Optional<JournalPage> next;

  private Pages(ArchiveReader reader, int run) throws IOException {
    this.reader = reader;
    this.run = run;
    this.next = advance();
  }

  static Pages of(Path file, int run) throws IOException {
    ArchiveReader reader = ArchiveReader.open(file);
    try {
      return new Pages(reader, run);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public JournalPage next() {
    JournalPage page = next.orElseThrow(NoSuchElementException::new);
    try {
      next = advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Optional<JournalPage> advance() throws IOException {
    for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
      switch (part.get()) {
        case Part.Page(var of, var page) when of == run -> {
          return Optional.of(page);
        }
        case Part.Header _, Part.Page _ -> {}
        case Part.Content _, Part.Last _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
