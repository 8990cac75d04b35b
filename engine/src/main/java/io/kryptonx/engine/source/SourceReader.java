package io.kryptonx.engine.source;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what all sources of a pipeline hold now. What it returns is in the store; a file that looks
 * as it did when it was last read is not read again.
 */
public final class SourceReader {

  private final Store store;
  private final Path folder;
  private final FileIntake intake;
  private final OptionalInt sample;

  /**
   * A reader.
   *
   * @param folder of the definition
   * @param sample how many items of each source to take; empty for all
   */
  public SourceReader(Store store, Path folder, Clock clock, OptionalInt sample) {
    this.store = store;
    this.folder = folder;
    this.intake = new FileIntake(store, folder, clock);
    this.sample = sample;
  }

  /**
   * What each source holds.
   *
   * @throws io.kryptonx.model.problem.KryptonxException SOURCE naming the file and what to do
   */
  public SortedMap<String, AssetContent> read(Pipeline pipeline) {
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    for (Source source : pipeline.sources().values()) {
      contents.put(source.name(), read(source));
    }
    intake.remember();
    return contents;
  }

  private AssetContent read(Source source) {
    return switch (source) {
      case Source.Files files -> collection(intake.take(sampled(find(files)), files.type()));
      case Source.File file -> intake.take(find(file), file.type());
      case Source.Value value -> json(value.json());
      case Source.Values values -> {
        List<Member> members = new ArrayList<>();
        values.json().forEach((name, json) -> members.add(new Member(Item.of(name), json(json))));
        yield collection(members);
      }
      case Source.Tree _, Source.Table _, Source.Command _, Source.Http _ ->
          throw new InvariantViolation("a source of this kind cannot be read yet");
    };
  }

  private FoundFile find(Source.File source) {
    Path path = folder.resolve(source.path());
    try {
      if (Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath())) {
        throw new KryptonxException(
            ErrorCode.SOURCE,
            "source '%s': '%s' is behind a link that leads out of %s; copy the file there"
                .formatted(source.name(), source.path(), folder));
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + source.path() + "' cannot be read: " + e.getMessage(), e);
    }
    return new FoundFile(Item.EMPTY, source.path(), path);
  }

  private List<FoundFile> find(Source.Files files) {
    return FileSearch.of(folder, files).find();
  }

  private List<FoundFile> sampled(List<FoundFile> files) {
    return files.subList(0, Math.min(files.size(), sample.orElse(Integer.MAX_VALUE)));
  }

  private AssetContent collection(List<Member> members) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(java.util.Comparator.comparing(Member::item));
    Members collection =
        Members.of(sorted.subList(0, Math.min(sorted.size(), sample.orElse(Integer.MAX_VALUE))));
    collection.contents().values().forEach(store.assets()::putDurable);
    return collection.ref();
  }

  private Snapshot json(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(MediaType.JSON, bytes.length, store.assets().putDurable(bytes));
  }
}
