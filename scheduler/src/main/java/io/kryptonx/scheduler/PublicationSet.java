package io.kryptonx.scheduler;

import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that a run publishes, each path once: those of the sources and stages that it has. */
final class PublicationSet {

  private final RunState state;
  private final SortedMap<String, PublishedFile> files = new TreeMap<>();
  private @Nullable String refused;
  private final Manifest manifest;

  private PublicationSet(RunState state, List<Publication> publish) {
    this.state = state;
    SortedSet<String> part = state.graph.part(state.start.targets());
    publish.stream()
        .filter(publication -> part.contains(publication.asset().node()))
        .forEach(this::add);
    files.values().forEach(this::checkFolders);
    Manifest.Builder builder = new Manifest.Builder();
    files.forEach((path, file) -> builder.add(path, file.encode()));
    this.manifest = builder.build();
  }

  static PublicationSet of(RunState state, List<Publication> publish) {
    return new PublicationSet(state, publish);
  }

  /** What a run publishes that ends so: where it failed, only what may be partial. */
  static List<Publication> wanted(RunState state, RunStatus outcome) {
    if (!state.start.publishes()) {
      return List.of();
    }
    List<Publication> all = state.graph.pipeline().publish();
    return switch (outcome) {
      case SUCCEEDED -> all;
      case FAILED -> all.stream().filter(Publication::partial).toList();
      case OPEN, CANCELLED, SUPERSEDED, WAITING -> List.of();
    };
  }

  static List<PublishedFile> read(CollectionRef set, Contents contents) {
    return Manifest.read(set.root(), contents).stream().map(PublishedFile::decode).toList();
  }

  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  CollectionRef ref() {
    return new CollectionRef(manifest.root(), files.size());
  }

  Map<Digest, byte[]> contents() {
    return manifest.contents();
  }

  private void add(Publication publication) {
    AssetNode asset = state.graph.asset(publication.asset()).orElseThrow();
    InputValue source = state.sources.get(asset.ref().node());
    if (source != null) {
      add(publication, asset, Item.EMPTY, source);
      return;
    }
    for (Task task : state.stage(asset.ref().node()).map(s -> s.tasks).orElse(List.of())) {
      InputValue made = Propagation.made(task, asset).value();
      if (made != null) {
        add(publication, asset, task.item, made);
      }
    }
  }

  private void add(Publication publication, AssetNode asset, Item item, InputValue value) {
    switch (value) {
      case Snapshot snapshot -> file(publication, asset, item, snapshot);
      case Members members -> {
        for (Member member : members.list()) {
          file(publication, asset, Propagation.whole(item, member.item()), member.snapshot());
        }
      }
      case PartialMembers _, InputValue.Absent _ ->
          throw new InvariantViolation("an output is whole and never absent");
    }
  }

  private void file(Publication publication, AssetNode asset, Item item, Snapshot snapshot) {
    List<String> names = asset.dimensions();
    Map<String, String> parts = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      parts.put(names.get(i), item.parts().get(i));
    }
    for (String name : publication.path().parameters()) {
      parts.put("params." + name, state.start.params().getOrDefault(name, ""));
    }
    try {
      String path = publication.path().expand(parts);
      PublishedFile file = new PublishedFile(path, asset.ref().node(), item, snapshot);
      PublishedFile other = files.putIfAbsent(path, file);
      if (other != null) {
        refuse(
            "'%s' would be written twice: by %s [%s] and %s [%s]; change one of the publish paths"
                .formatted(path, other.stage(), other.item(), file.stage(), item));
      }
    } catch (IllegalArgumentException e) {
      refuse(
          "item '%s' of %s gives no path for '%s': %s"
              .formatted(item, asset.ref(), publication.path(), e.getMessage()));
    }
  }

  /** A file cannot stand where another one needs a folder. */
  private void checkFolders(PublishedFile file) {
    int end = file.path().lastIndexOf('/');
    while (end > 0) {
      PublishedFile other = files.get(file.path().substring(0, end));
      if (other != null) {
        refuse(
            "'%s' of %s [%s] would be a file and the folder of '%s' of %s [%s]; change one of the"
                    .formatted(
                        other.path(),
                        other.stage(),
                        other.item(),
                        file.path(),
                        file.stage(),
                        file.item())
                + " publish paths");
      }
      end = file.path().lastIndexOf('/', end - 1);
    }
  }

  private void refuse(String reason) {
    if (refused == null) {
      refused = reason;
    }
  }
}
