package io.kryptonx.model.task;

import io.kryptonx.model.asset.AssetContent;
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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task whose outputs a person pinned to those of a run: later runs go on with these, whatever its
 * inputs are.
 *
 * @param run that had them
 * @param fingerprint of the work that made them, as far as that is known
 * @param outputs by name, all of them
 */
public record Lock(
    TaskId task,
    RunId run,
    Optional<Fingerprint> fingerprint,
    SortedMap<String, AssetContent> outputs) {

  public Lock {
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }

  /** The name of what is locked: the same task in another run is the same. */
  public static Digest subject(String pipeline, TaskId task) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.lock").text(pipeline);
    task.write(out);
    return out.toDigest();
  }

  /** A list of locks, and the bytes of its parts by digest. */
  public record Listed(CollectionRef ref, Map<Digest, byte[]> contents) {}

  /** The list of some locks, by task. */
  public static Listed list(Collection<Lock> locks) {
    SortedMap<TaskId, Lock> sorted = new TreeMap<>();
    locks.forEach(lock -> sorted.put(lock.task(), lock));
    Manifest.Builder builder = new Manifest.Builder();
    sorted.forEach((task, lock) -> builder.add(task.toString(), lock.encode()));
    Manifest manifest = builder.build();
    return new Listed(new CollectionRef(manifest.root(), sorted.size()), manifest.contents());
  }

  /** Reads a list. */
  public static List<Lock> read(CollectionRef list, Contents contents) {
    List<Lock> locks = Manifest.read(list.root(), contents).stream().map(Lock::decode).toList();
    InvariantViolation.check(
        locks.size() == list.count(), "a list of " + list.count() + " locks has " + locks.size());
    return locks;
  }

  /** The canonical form. */
  public byte[] encode() {
    CanonicalWriter out = new CanonicalWriter();
    task.write(out);
    return out.text(run.text())
        .optional(fingerprint.map(Fingerprint::digest), CanonicalWriter::digest)
        .list(
            outputs.entrySet(),
            (o, output) -> AssetContent.write(o.text(output.getKey()), output.getValue()))
        .toBytes();
  }

  /** Reads the canonical form. */
  public static Lock decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    Lock lock =
        in.checked(i ->
            new Lock(
                TaskId.read(i),
                new RunId(i.text()),
                i.optional(d -> new Fingerprint(d.digest())),
                i.map(AssetContent::read)));
    in.end();
    return lock;
  }
}
