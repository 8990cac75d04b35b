package io.kryptonx.storage;

import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive entries of a run in one piece of bytes: the unit that is written, chained and read.
 * Its chain value is SHA-256 over that of the page before and the payload, so that nothing can be
 * changed, left out or put between without breaking all that follows.
 */
public final class JournalPage {

  /** A page is closed once it has this many bytes; it is larger by one event at most. */
  public static final int FULL_BYTES = 1024 * 1024;

  private final long first;
  private final long last;
  private final byte[] payload;

  private JournalPage(long first, long last, byte[] payload) {
    this.first = first;
    this.last = last;
    this.payload = payload;
  }

  /** A page that was packed before. */
  public static JournalPage of(long first, long last, byte[] payload) {
    return new JournalPage(first, last, payload);
  }

  /** Packs entries that follow each other, in as few pages as their size allows. */
  public static List<JournalPage> pack(List<JournalEntry> entries) {
    List<JournalPage> pages = new ArrayList<>();
    CanonicalWriter page = new CanonicalWriter().count(EventCodec.FORMAT);
    long first = -1;
    for (int i = 0; i < entries.size(); i++) {
      JournalEntry entry = entries.get(i);
      first = first < 0 ? entry.sequence() : first;
      EventCodec.write(page, entry);
      if (page.length() >= FULL_BYTES || i == entries.size() - 1) {
        pages.add(new JournalPage(first, entry.sequence(), page.toBytes()));
        page = new CanonicalWriter().count(EventCodec.FORMAT);
        first = -1;
      }
    }
    return pages;
  }

  /** Checks that entries follow each other and what is there already, without a gap. */
  public static void checkOrder(RunId run, long last, List<JournalEntry> entries) {
    long expected = last + 1;
    for (JournalEntry entry : entries) {
      InvariantViolation.check(
          entry.sequence() == expected,
          "journal of %s: entry %d comes where %d belongs"
              .formatted(run, entry.sequence(), expected));
      expected++;
    }
  }

  /** The chain value before the first page of a run. */
  public static Digest chainStart(RunId run) {
    return new CanonicalWriter().text("kryptonx.journal").text(run.text()).toDigest();
  }

  /** The chain value after all pages of a run. */
  public static Digest chain(RunId run, List<JournalPage> pages) {
    Digest chain = chainStart(run);
    for (JournalPage page : pages) {
      chain = page.chain(chain);
    }
    return chain;
  }

  /** Sequence number of the first entry. */
  public long first() {
    return first;
  }

  /** Sequence number of the last entry. */
  public long last() {
    return last;
  }

  /** Everything of it in one piece of bytes, to be carried to another store. */
  public byte[] encode() {
    return new CanonicalWriter().number(first).number(last).bytes(payload).toBytes();
  }

  /**
   * Reads what {@link #encode} gave; its entries are not looked at.
   *
   * @throws InvariantViolation if that is damaged
   */
  public static JournalPage decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    JournalPage page = new JournalPage(in.number(), in.number(), in.bytes());
    in.end();
    return page;
  }

  /** The bytes; not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** The entries, in order. */
  public List<JournalEntry> entries() {
    CanonicalReader in = new CanonicalReader(payload);
    int format = in.count();
    InvariantViolation.check(
        format == EventCodec.FORMAT,
        "journal page has format " + format + ", not " + EventCodec.FORMAT);
    List<JournalEntry> entries = new ArrayList<>();
    while (!in.atEnd()) {
      entries.add(EventCodec.read(in));
    }
    return entries;
  }

  /** The chain value after this page. */
  public Digest chain(Digest before) {
    var sha256 = Digest.sha256();
    sha256.update(before.bytes());
    sha256.update(payload);
    return Digest.fromBytes(sha256.digest());
  }
}
