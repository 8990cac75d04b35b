package io.kryptonx.engine.store.walk;

import io.kryptonx.engine.store.walk.Place.Part;
import io.kryptonx.engine.store.walk.Visitor.Role;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.scheduler.RunManifest;
import io.kryptonx.scheduler.RunManifest.Result;
import java.util.SortedMap;

/**
 * Shows a visitor everything that runs name, entry by entry. A list is gone through once however
 * often it is named, so that runs that share most of their lists cost little more than one. Not
 * thread-safe.
 */
public final class RunWalk {

  private final Visitor visitor;
  private final boolean whole;
  private final Lists lists;

  /**
   * A walk that finds lists in {@code contents}.
   *
   * @param whole whether the content of assets is there, so that folders can be looked into
   */
  public RunWalk(Contents contents, Visitor visitor, boolean whole) {
    this.visitor = visitor;
    this.whole = whole;
    this.lists = new Lists(contents, visitor);
  }

  /**
   * Shows what an entry names.
   *
   * @param run name of the run in the store
   */
  public void entry(RunId run, JournalEntry entry) {
    Place place = new Place(run, entry.sequence(), Part.MANIFEST, "", Item.EMPTY, "");
    switch (entry.event()) {
      case Event.RunStarted(var start) -> started(start, place);
      case Event.SourceChanged(var source, var heads) ->
          heads.forEach(head -> head(head, at(place, Part.SOURCE, source, Item.EMPTY)));
      case Event.ChunkReused(var chunk, var positions) -> {
        var entries = lists.entries(chunk, at(place, Part.BASE, "", Item.EMPTY));
        positions.stream()
            .filter(p -> p < entries.size())
            .forEach(p -> result(entries.get(p), place));
      }
      case Event.ResultsFound(var results) ->
          results.forEach(found -> outputs(found.task(), found.outputs(), place));
      case Event.TaskFinished finished -> {
        outputs(finished.task(), finished.outputs(), place);
        log(finished.task(), finished.stats(), place);
      }
      case Event.AttemptFailed failed -> log(failed.task(), failed.stats(), place);
      case Event.Diverged(var task, var known, var found) -> {
        hints(task, known, place);
        hints(task, found, place);
      }
      case Event.PublicationStarted(var set) -> published(set, place);
      case Event.Published(var set) -> published(set, place);
      case Event.RunEnded(_, var manifest, var details) -> {
        lists.each(manifest, place, bytes -> result(bytes, place));
        lists.each(details, place, bytes -> beside(bytes, place));
      }
      case Event.ReviewsDecided(var reviews) ->
          reviews.forEach(review -> outputs(review.task(), review.outputs(), place));
      case Event.EngineStarted _,
          Event.ReviewsParked _,
          Event.LocksLost _,
          Event.AttemptsStarted _,
          Event.AttemptsWithheld _,
          Event.BudgetSpent _,
          Event.ConditionsDecided _,
          Event.IterationsJudged _,
          Event.LoopsEnded _,
          Event.InputsLost _,
          Event.PublicationRefused _,
          Event.RunCancelled _ -> {}
    }
  }

  /** Shows a content of an asset with everything in it. */
  public void content(AssetContent content, Place place) {
    switch (content) {
      case Snapshot snapshot -> snapshot(snapshot, place);
      case CollectionRef(var root, _) ->
          lists.each(
              root,
              place,
              bytes -> {
                Lists.Named member = Lists.member(bytes);
                snapshot(member.snapshot(), place.item(joined(place.item(), member.item())));
              });
    }
  }

  private void snapshot(Snapshot snapshot, Place place) {
    visitor.named(snapshot.digest(), Role.CONTENT, place);
    if (whole && snapshot.type().isTree()) {
      lists.tree(snapshot.digest(), place);
    }
  }

  private void started(RunStart start, Place place) {
    visitor.named(start.definition(), Role.LIST, at(place, Part.DEFINITION, "", Item.EMPTY));
    visitor.named(start.keys(), Role.LIST, at(place, Part.KEYS, "", Item.EMPTY));
    Place bundle = at(place, Part.BUNDLE, "", Item.EMPTY);
    lists.each(
        start.bundle(),
        bundle,
        bytes -> {
          Lists.BundleFile file = Lists.bundleFile(bytes);
          visitor.named(file.digest(), Role.CONTENT, bundle.name(file.path()));
        });
    start
        .sources()
        .forEach((name, content) -> content(content, at(place, Part.SOURCE, name, Item.EMPTY)));
    start
        .base()
        .ifPresent(base -> {
          Place of = at(place, Part.BASE, "", Item.EMPTY);
          lists.outline(base.manifest(), of);
          lists.outline(base.details(), of);
        });
    start
        .redrive()
        .ifPresent(redrive ->
            lists.outline(redrive.kept().root(), at(place, Part.MANIFEST, "", Item.EMPTY)));
    start
        .locks()
        .ifPresent(locks -> lists.outline(locks.root(), at(place, Part.MANIFEST, "", Item.EMPTY)));
    start
        .rollback()
        .ifPresent(rollback -> {
          published(rollback.set(), place);
          lists.each(rollback.manifest(), place, bytes -> result(bytes, place));
          lists.each(rollback.details(), place, bytes -> beside(bytes, place));
        });
  }

  private void head(Head head, Place place) {
    head.snapshot().ifPresent(snapshot -> snapshot(snapshot, place.item(head.item())));
  }

  private void result(byte[] bytes, Place place) {
    Result result = RunManifest.readResult(bytes);
    outputs(result.task(), result.outputs(), place);
  }

  private void beside(byte[] bytes, Place place) {
    if (RunManifest.readBeside(bytes) instanceof RunManifest.Kept kept) {
      outputs(kept.task(), kept.outputs(), place);
    }
  }

  private void outputs(TaskId task, SortedMap<String, AssetContent> outputs, Place place) {
    Place of = at(place, Part.OUTPUT, task.stage(), task.item());
    outputs.forEach((name, content) -> content(content, of.name(name)));
  }

  private void log(TaskId task, AttemptStats stats, Place place) {
    stats
        .log()
        .ifPresent(log ->
            visitor.named(
                log.digest(), Role.CONTENT, at(place, Part.LOG, task.stage(), task.item())));
  }

  private void hints(TaskId task, SortedMap<String, Digest> digests, Place place) {
    Place of = at(place, Part.OUTPUT, task.stage(), task.item());
    digests.forEach((name, digest) -> visitor.named(digest, Role.HINT, of.name(name)));
  }

  private void published(CollectionRef set, Place place) {
    Place of = at(place, Part.PUBLICATION, "", Item.EMPTY);
    lists.each(
        set.root(),
        of,
        bytes -> {
          PublishedFile file = PublishedFile.decode(bytes);
          snapshot(file.snapshot(), of.name(file.path()));
        });
  }

  private static Place at(Place place, Part part, String node, Item item) {
    return new Place(place.run(), place.sequence(), part, node, item, "");
  }

  private static Item joined(Item outer, Item inner) {
    Item item = outer;
    for (String part : inner.parts()) {
      item = item.with(part);
    }
    return item;
  }
}
