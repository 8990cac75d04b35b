package io.kryptonx.model.event;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a run is given, once and for all.
 *
 * @param pipeline name of the pipeline
 * @param revision of the definition: digest over {@code definition} and {@code bundle}
 * @param definition digest of the pipeline's canonical form, whose bytes are in the store
 * @param bundle root of the manifest of everything that the definition refers to
 * @param keys digest of the {@link StageKeys} of all stages, whose bytes are in the store
 * @param params values by name, in canonical text form, defaults included
 * @param sources what each source holds
 * @param targets the stages asked for; empty for all
 * @param fresh whether results of pure stages are not reused
 * @param publishes whether the run publishes when it succeeds
 * @param base the run that "unchanged" and reuse refer to
 * @param rollback what is published again instead of running anything
 * @param redrive which dead letters stay as they are, where some of them are done again
 * @param locks the list of tasks that people pinned, see {@link io.kryptonx.model.task.Lock#list}
 */
public record RunStart(
    RunId run,
    String pipeline,
    Digest revision,
    Digest definition,
    Digest bundle,
    Digest keys,
    SortedMap<String, String> params,
    SortedMap<String, AssetContent> sources,
    List<String> targets,
    boolean fresh,
    boolean publishes,
    Optional<BaseRun> base,
    Optional<Rollback> rollback,
    Optional<Redrive> redrive,
    Optional<CollectionRef> locks) {

  public RunStart {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    targets = targets.stream().distinct().sorted().toList();
  }

  /** A run that is no redrive, and in which nothing is locked. */
  public RunStart(
      RunId run,
      String pipeline,
      Digest revision,
      Digest definition,
      Digest bundle,
      Digest keys,
      SortedMap<String, String> params,
      SortedMap<String, AssetContent> sources,
      List<String> targets,
      boolean fresh,
      boolean publishes,
      Optional<BaseRun> base,
      Optional<Rollback> rollback) {
    this(
        run,
        pipeline,
        revision,
        definition,
        bundle,
        keys,
        params,
        sources,
        targets,
        fresh,
        publishes,
        base,
        rollback,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * An earlier run to reuse from.
   *
   * @param manifest root of its manifest, the run digest
   * @param details root of the manifest of what stands beside it
   * @param sources what its sources held
   */
  public record BaseRun(
      RunId run, Digest manifest, Digest details, SortedMap<String, AssetContent> sources) {
    public BaseRun {
      sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }
  }

  /**
   * What an earlier run published, to be published again.
   *
   * @param run the earlier run
   * @param set what it published
   * @param manifest root of its manifest, which becomes that of the new run
   * @param details root of the manifest of what stands beside it
   */
  public record Rollback(RunId run, CollectionRef set, Digest manifest, Digest details) {}

  /**
   * Some dead letters are done again.
   *
   * @param kept the list of those that stay as they are: their tasks fail without an attempt, see
   *     {@link io.kryptonx.model.task.DeadLetter#list}
   */
  public record Redrive(CollectionRef kept) {}

  /** Whether it goes over all stages and all items, so that what it lacks is not there any more. */
  public boolean isWhole() {
    return targets.isEmpty() && publishes && rollback.isEmpty();
  }

  /**
   * The name of what the run is given, without its own name and its base: an unfinished run with an
   * equal one is continued instead of started again.
   */
  public Digest inputsDigest() {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.run.inputs").text(pipeline);
    out.digest(revision).digest(definition).digest(bundle).digest(keys);
    texts(out, params);
    contents(out, sources);
    out.list(targets, CanonicalWriter::text).flag(fresh).flag(publishes);
    out.optional(rollback, RunStart::rollback);
    redrive.ifPresent(r -> list(out.text("redrive"), r.kept()));
    locks.ifPresent(l -> list(out.text("locks"), l));
    return out.toDigest();
  }

  void write(CanonicalWriter out) {
    out.text(run.text()).text(pipeline);
    out.digest(revision).digest(definition).digest(bundle).digest(keys);
    texts(out, params);
    contents(out, sources);
    out.list(targets, CanonicalWriter::text).flag(fresh).flag(publishes);
    out.optional(
        base,
        (o, b) -> {
          o.text(b.run().text()).digest(b.manifest()).digest(b.details());
          contents(o, b.sources());
        });
    out.optional(rollback, RunStart::rollback);
    redrive.ifPresent(r -> list(out, r.kept()));
    locks.ifPresent(l -> list(out, l));
  }

  private static void list(CanonicalWriter out, CollectionRef list) {
    out.digest(list.root()).count(list.count());
  }

  private static CollectionRef list(CanonicalReader in) {
    return new CollectionRef(in.digest(), in.count());
  }

  private static void rollback(CanonicalWriter out, Rollback rollback) {
    out.text(rollback.run().text()).digest(rollback.set().root()).count(rollback.set().count());
    out.digest(rollback.manifest()).digest(rollback.details());
  }

  private static Rollback rollback(CanonicalReader in) {
    return new Rollback(
        new RunId(in.text()), new CollectionRef(in.digest(), in.count()), in.digest(), in.digest());
  }

  static RunStart read(CanonicalReader in, boolean isRedrive, boolean hasLocks) {
    return new RunStart(
        new RunId(in.text()),
        in.text(),
        in.digest(),
        in.digest(),
        in.digest(),
        in.digest(),
        texts(in),
        contents(in),
        targets(in),
        in.flag(),
        in.flag(),
        in.optional(i -> new BaseRun(new RunId(i.text()), i.digest(), i.digest(), contents(i))),
        in.optional(RunStart::rollback),
        isRedrive ? Optional.of(new Redrive(list(in))) : Optional.empty(),
        hasLocks ? Optional.of(list(in)) : Optional.empty());
  }

  private static List<String> targets(CanonicalReader in) {
    List<String> targets = in.list(CanonicalReader::text);
    InvariantViolation.check(
        targets.equals(targets.stream().distinct().sorted().toList()),
        "journal holds targets out of order: " + targets);
    return targets;
  }

  private static void texts(CanonicalWriter out, SortedMap<String, String> texts) {
    out.list(texts.entrySet(), (o, entry) -> o.text(entry.getKey()).text(entry.getValue()));
  }

  private static SortedMap<String, String> texts(CanonicalReader in) {
    return in.map(CanonicalReader::text);
  }

  static void contents(CanonicalWriter out, SortedMap<String, AssetContent> contents) {
    out.list(
        contents.entrySet(),
        (o, entry) -> AssetContent.write(o.text(entry.getKey()), entry.getValue()));
  }

  static SortedMap<String, AssetContent> contents(CanonicalReader in) {
    return in.map(AssetContent::read);
  }
}
