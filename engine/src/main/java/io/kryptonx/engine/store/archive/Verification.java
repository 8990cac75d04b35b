package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.archive.ArchiveForm.Item;
import io.kryptonx.engine.store.archive.ArchiveReader.Part;
import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.JournalPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole archive before anything of it is kept: order, bounds, chains, digests. */
final class Verification {

  private final StoreProgress progress;
  private final DigestSet seen = new DigestSet();
  private final List<Digest> chains = new ArrayList<>();
  private final List<Long> lasts = new ArrayList<>();
  private List<Item> runs = List.of();
  private List<Digest> missing = List.of();
  private long bytes;

  private Verification(StoreProgress progress) {
    this.progress = progress;
  }

  /**
   * What a good archive holds.
   *
   * @param bytes of all content
   * @param missing contents that were not there when it was written
   */
  record Verified(List<Item> runs, long bytes, List<Digest> missing) {}

  static Verified of(Path file, StoreProgress progress) throws IOException {
    Verification verification = new Verification(progress);
    try (ArchiveReader reader = ArchiveReader.open(file)) {
      for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
        verification.part(part.get());
      }
    }
    return new Verified(verification.runs, verification.bytes, verification.missing);
  }

  private void part(Part part) throws IOException {
    switch (part) {
      case Part.Header(var items) -> {
        runs = items;
        for (Item item : items) {
          chains.add(JournalPage.chainStart(item.run()));
          lasts.add(0L);
        }
      }
      case Part.Page(var run, var page) -> page(run, page);
      case Part.Content(var digest, var in) -> {
        progress.at("verifying the file", seen.size(), 0);
        content(digest, in);
      }
      case Part.Last(var end) -> {
        missing = end.missing();
        for (int i = 0; i < runs.size(); i++) {
          InvariantViolation.check(
              chains.get(i).equals(runs.get(i).chain()),
              "the journal of " + runs.get(i).run() + " is not what was written");
        }
      }
    }
  }

  private void page(int run, JournalPage page) {
    long expected = lasts.get(run) + 1;
    InvariantViolation.check(
        page.first() == expected && page.last() >= expected,
        "entry %d comes where %d belongs".formatted(page.first(), expected));
    long last = page.entries().stream().mapToLong(e -> e.sequence()).max().orElse(0);
    InvariantViolation.check(last == page.last(), "a page does not hold what it says");
    chains.set(run, page.chain(chains.get(run)));
    lasts.set(run, page.last());
  }

  private void content(Digest digest, InputStream in) throws IOException {
    InvariantViolation.check(seen.add(digest), "content " + digest.shortHex() + " comes twice");
    MessageDigest sha256 = Digest.sha256();
    bytes += in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    InvariantViolation.check(
        Digest.fromBytes(sha256.digest()).equals(digest),
        "content " + digest.shortHex() + " is not what was written");
  }
}
