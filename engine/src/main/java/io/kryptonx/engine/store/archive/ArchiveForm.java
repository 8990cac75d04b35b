package io.kryptonx.engine.store.archive;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;

/**
 * The form of an archive: a ZIP file whose entries come in this order and no other.
 *
 * <pre>
 *   about.txt        says what this is, for people
 *   header           format, and of each run its name, the end of its chain, how much of it is here
 *   journal/N/M      page M of the journal of the N-th run, both counted from 0
 *   content/DIGEST   content by its SHA-256, each once
 *   end              how many of all that there are, and what was missing when it was written
 * </pre>
 *
 * <p>The first run is the one that was asked for; the second one, if any, is its base, of which
 * only the outline is here.
 */
final class ArchiveForm {

  static final int FORMAT = 1;

  static final String ABOUT = "about.txt";
  static final String HEADER = "header";
  static final String JOURNAL = "journal/";
  static final String CONTENT = "content/";
  static final String END = "end";

  /** The most bytes of everything but content. */
  static final int MAX_ENTRY_BYTES = 8 * 1024 * 1024;

  /** The most pages of the journals; one has about a mebibyte. */
  static final int MAX_PAGES = 1 << 20;

  /** The most contents. */
  static final int MAX_CONTENTS = 1 << 24;

  /** The most bytes that an archive may come to, however small the file is. */
  static final long MAX_BYTES = 1L << 40;

  /** The run and its base. */
  static final int MAX_RUNS = 2;

  private static final String MAGIC = "kryptonx.run";

  private ArchiveForm() {}

  /**
   * A run in an archive.
   *
   * @param run its name in the store that it was made in
   * @param chain value of the hash chain after its last page
   * @param whole whether the content of its assets is here
   */
  record Item(RunId run, Digest chain, boolean whole) {}

  /**
   * The end of an archive.
   *
   * @param missing contents that were named and not there
   */
  record End(int pages, int contents, List<Digest> missing) {}

  static byte[] header(List<Item> runs) {
    return new CanonicalWriter()
        .text(MAGIC)
        .count(FORMAT)
        .list(runs, (o, item) -> o.text(item.run().text()).digest(item.chain()).flag(item.whole()))
        .toBytes();
  }

  static List<Item> header(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    InvariantViolation.check(in.text().equals(MAGIC), "it is no run of Kryptonx");
    int format = in.count();
    if (format != FORMAT) {
      throw new KryptonxException(
          ErrorCode.STORE_VERSION,
          "the file has format %d, but this version of Kryptonx knows %d; use a newer version"
              .formatted(format, FORMAT));
    }
    List<Item> runs =
        in.checked(i -> i.list(run -> new Item(new RunId(run.text()), run.digest(), run.flag())));
    in.end();
    InvariantViolation.check(
        !runs.isEmpty() && runs.size() <= MAX_RUNS && runs.getFirst().whole(),
        "it holds " + runs.size() + " runs");
    return runs;
  }

  static byte[] end(End end) {
    return new CanonicalWriter()
        .count(end.pages())
        .count(end.contents())
        .list(end.missing(), CanonicalWriter::digest)
        .toBytes();
  }

  static End end(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    End end = new End(in.count(), in.count(), in.list(CanonicalReader::digest));
    in.end();
    return end;
  }

  static String page(int run, int page) {
    return JOURNAL + run + "/" + page;
  }

  static String content(Digest digest) {
    return CONTENT + digest.hex();
  }

  static String about(RunId run) {
    return """
    This is the run %s of a Kryptonx pipeline, with all that it was given, did and made.
    To look at it, take it into a store and ask there:

      kryptonx runs import THIS-FILE
      kryptonx runs show

    Each file in content/ is named by the SHA-256 of its bytes.
    """
        .formatted(run);
  }
}
