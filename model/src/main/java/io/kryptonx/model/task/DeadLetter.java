package io.kryptonx.model.task;

import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record of a task that failed for good.
 *
 * @param run in which it did
 * @param fingerprint of the work, where it came so far
 * @param failure of the last attempt
 * @param attempts that were begun
 * @param failures attempts that failed; others were lost with an engine
 * @param at when the last one ended, to the millisecond
 */
public record DeadLetter(
    TaskId task,
    RunId run,
    Optional<Fingerprint> fingerprint,
    Failure failure,
    int attempts,
    int failures,
    Instant at) {

  /**
   * The name of it: equal work that fails again is the same dead letter, other inputs or another
   * definition make another one.
   */
  public Digest id() {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.dead-letter").text(run.pipeline());
    task.write(out);
    return out.optional(fingerprint.map(Fingerprint::digest), CanonicalWriter::digest).toDigest();
  }

  /** A list of dead letters, and the bytes of its parts by digest. */
  public record Listed(CollectionRef ref, Map<Digest, byte[]> contents) {}

  /** The list of some dead letters, by task. */
  public static Listed list(Collection<DeadLetter> letters) {
    SortedMap<TaskId, DeadLetter> sorted = new TreeMap<>();
    letters.forEach(letter -> sorted.put(letter.task(), letter));
    Manifest.Builder builder = new Manifest.Builder();
    sorted.forEach((task, letter) -> builder.add(task.toString(), letter.encode()));
    Manifest manifest = builder.build();
    return new Listed(new CollectionRef(manifest.root(), sorted.size()), manifest.contents());
  }

  /** Reads a list. */
  public static List<DeadLetter> read(CollectionRef list, Contents contents) {
    List<DeadLetter> letters =
        Manifest.read(list.root(), contents).stream().map(DeadLetter::decode).toList();
    InvariantViolation.check(
        letters.size() == list.count(),
        "a list of " + list.count() + " dead letters has " + letters.size());
    return letters;
  }

  private byte[] encode() {
    CanonicalWriter out = new CanonicalWriter();
    task.write(out);
    out.text(run.text()).optional(fingerprint.map(Fingerprint::digest), CanonicalWriter::digest);
    failure.write(out);
    return out.count(attempts).count(failures).number(at.toEpochMilli()).toBytes();
  }

  private static DeadLetter decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    DeadLetter letter = in.checked(DeadLetter::decode);
    in.end();
    return letter;
  }

  private static DeadLetter decode(CanonicalReader in) {
    return new DeadLetter(
        TaskId.read(in),
        new RunId(in.text()),
        in.optional(i -> new Fingerprint(i.digest())),
        Failure.read(in),
        in.count(),
        in.count(),
        Instant.ofEpochMilli(in.number()));
  }
}
