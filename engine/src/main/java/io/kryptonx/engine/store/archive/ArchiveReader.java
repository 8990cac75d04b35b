package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.store.archive.ArchiveForm.End;
import io.kryptonx.engine.store.archive.ArchiveForm.Item;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.JournalPage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads an archive from start to end. Names are compared with those that have to come and never
 * used as paths; nothing is read beyond its bound. What does not belong is an {@link
 * InvariantViolation}, whose message says what.
 */
final class ArchiveReader implements AutoCloseable {

  /** What comes next. */
  sealed interface Part {

    /** The runs that it holds. */
    record Header(List<Item> runs) implements Part {}

    /** A page of the journal of a run. */
    record Page(int run, JournalPage page) implements Part {}

    /**
     * A content, to be read before the next part is asked for.
     *
     * @param digest as its name says; the bytes were not looked at
     */
    record Content(Digest digest, InputStream bytes) implements Part {}

    /** The end. */
    record Last(End end) implements Part {}
  }

  private final ZipInputStream zip;
  private int runs;
  private int run;
  private int page;
  private int pages;
  private int contents;
  private long bytes;
  private boolean ended;

  private ArchiveReader(InputStream in) {
    this.zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16));
  }

  static ArchiveReader open(Path file) throws IOException {
    return new ArchiveReader(Files.newInputStream(file));
  }

  /** The next part; empty behind the last one. */
  Optional<Part> next() throws IOException {
    ZipEntry entry = entry();
    if (entry != null && entry.getName().equals(ArchiveForm.ABOUT) && runs == 0) {
      bounded();
      entry = entry();
    }
    if (entry == null) {
      InvariantViolation.check(runs > 0, "it is no run of Kryptonx");
      InvariantViolation.check(ended, "it is cut off");
      return Optional.empty();
    }
    String name = entry.getName();
    InvariantViolation.check(!ended, "something follows its end");
    if (runs == 0) {
      InvariantViolation.check(name.equals(ArchiveForm.HEADER), "it is no run of Kryptonx");
      List<Item> items = ArchiveForm.header(bounded());
      runs = items.size();
      return Optional.of(new Part.Header(items));
    }
    return Optional.of(
        name.startsWith(ArchiveForm.JOURNAL)
            ? page(name)
            : name.startsWith(ArchiveForm.CONTENT) ? content(name) : last(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private @org.jspecify.annotations.Nullable ZipEntry entry() throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new InvariantViolation("it has an entry whose name cannot be read", e);
    }
  }

  private Part page(String name) throws IOException {
    InvariantViolation.check(contents == 0, "a page comes behind content");
    if (page > 0 && run + 1 < runs && name.equals(ArchiveForm.page(run + 1, 0))) {
      run++;
      page = 0;
    }
    InvariantViolation.check(
        name.equals(ArchiveForm.page(run, page)), "an entry comes that does not belong there");
    page++;
    InvariantViolation.check(++pages <= ArchiveForm.MAX_PAGES, "it has too many pages");
    return new Part.Page(run, JournalPage.decode(bounded()));
  }

  private Part content(String name) {
    InvariantViolation.check(
        run + 1 == runs && page > 0, "content comes before the end of the journals");
    InvariantViolation.check(++contents <= ArchiveForm.MAX_CONTENTS, "it has too many contents");
    String hex = name.substring(ArchiveForm.CONTENT.length());
    try {
      Digest digest = Digest.parse(hex);
      InvariantViolation.check(digest.hex().equals(hex), "a content has no digest for a name");
      return new Part.Content(digest, new Counted());
    } catch (IllegalArgumentException e) {
      throw new InvariantViolation("a content has no digest for a name", e);
    }
  }

  private Part last(String name) throws IOException {
    InvariantViolation.check(
        name.equals(ArchiveForm.END), "an entry comes that does not belong there");
    End end = ArchiveForm.end(bounded());
    InvariantViolation.check(
        end.pages() == pages && end.contents() == contents,
        "it has %d pages and %d contents, but says %d and %d"
            .formatted(pages, contents, end.pages(), end.contents()));
    ended = true;
    return new Part.Last(end);
  }

  private byte[] bounded() throws IOException {
    byte[] all = zip.readNBytes(ArchiveForm.MAX_ENTRY_BYTES + 1);
    InvariantViolation.check(
        all.length <= ArchiveForm.MAX_ENTRY_BYTES, "it has an entry that is too large");
    return all;
  }

  /** The bytes of a content, counted against the bound of all. */
  private final class Counted extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = zip.read(buffer, offset, length);
      bytes += Math.max(0, count);
      InvariantViolation.check(
          bytes <= ArchiveForm.MAX_BYTES, "its content comes to more than 1 TiB");
      return count;
    }
  }
}
