package io.kryptonx.testkit.storage;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values for the suites: plain ones, the same in every run. */
final class StorageSamples {

  static final Instant START = Instant.parse("2025-03-01T10:00:00.123Z");
  static final RunId RUN = RunId.of("gallery", 1);

  private StorageSamples() {}

  /** Bytes that differ by seed, and are the same each time. */
  static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    long state = seed * 0x9E3779B97F4A7C15L + 1;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      bytes[i] = (byte) (state >>> 56);
    }
    return bytes;
  }

  static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Snapshot snapshot(String text) {
    return new Snapshot(MediaType.JSON, text.length(), digest(text));
  }

  static RunHeader header(RunId run) {
    String pipeline = run.text().substring(0, run.text().lastIndexOf('-'));
    return new RunHeader(
        run,
        pipeline,
        run.number(),
        digest("revision"),
        digest("inputs"),
        new TreeMap<>(Map.of("photos", new CollectionRef(digest("photos"), 8))),
        START,
        RunStatus.OPEN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static RunHeader ended(RunHeader open) {
    return new RunHeader(
        open.run(),
        open.pipeline(),
        open.number(),
        open.revision(),
        open.inputs(),
        open.sources(),
        open.started(),
        RunStatus.SUCCEEDED,
        Optional.of(START.plusMillis(1500)),
        Optional.of(digest("manifest")),
        Optional.of(digest("details")));
  }

  /** Entries with these sequence numbers, both included. */
  static List<JournalEntry> entries(long first, long last) {
    List<JournalEntry> entries = new ArrayList<>();
    for (long sequence = first; sequence <= last; sequence++) {
      Event event = new Event.PublicationRefused("reason " + sequence);
      entries.add(new JournalEntry(sequence, START.plusMillis(sequence), event));
    }
    return entries;
  }

  static Batch batch(List<JournalEntry> entries) {
    return new Batch(RUN, entries, List.of(), header(RUN), List.of(), List.of());
  }

  static Batch header(RunHeader header) {
    return new Batch(header.run(), List.of(), List.of(), header, List.of(), List.of());
  }

  static Batch results(ResultIndex.Entry... results) {
    return new Batch(RUN, List.of(), List.of(results), header(RUN), List.of(), List.of());
  }

  static Batch published(RunId run, List<PublicationLedger.Entry> added, List<String> removed) {
    return new Batch(run, List.of(), List.of(), header(run), added, removed);
  }

  static Fingerprint fingerprint(String text) {
    return new Fingerprint(digest(text));
  }

  static ResultIndex.Entry result(String fingerprint, String output) {
    AssetContent content = snapshot(output);
    return new ResultIndex.Entry(
        fingerprint(fingerprint),
        new ResultIndex.Made(new TreeMap<>(Map.of("out", content)), new Charge(1_500_000, 70, 2)),
        Instant.ofEpochMilli(1000),
        false);
  }

  static PublicationLedger.Entry publication(String path, String text) {
    return new PublicationLedger.Entry(path, "page", "cats/tom", snapshot(text));
  }
}
