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
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.FileStates.State;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads what all sources of a pipeline hold now. What it returns is in the store; a file that looks
 * as it did when it was last read is not read again.
 */
public final class SourceReader {

  private final Store store;
  private final Path folder;
  private final ReadingProgress progress;
  private final FileIntake intake;
  private final TableIntake tables;
  private final OptionalInt sample;

  /**
   * A reader.
   *
   * @param folder of the definition
   * @param sample how many items of each source to take; empty for all
   * @param lines takes a line now and then while much is read
   */
  public SourceReader(
      Store store, Path folder, Clock clock, OptionalInt sample, Consumer<String> lines) {
    this.store = store;
    this.folder = folder;
    this.progress = new ReadingProgress(lines);
    this.intake = new FileIntake(store, folder, clock, progress);
    this.tables = new TableIntake(store, folder, clock, progress);
    this.sample = sample;
  }

  /**
   * What each state source holds.
   *
   * @throws io.kryptonx.model.problem.KryptonxException SOURCE naming the file and what to do
   */
  public SortedMap<String, AssetContent> read(Pipeline pipeline) {
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    for (Source source : pipeline.sources().values()) {
      if (!source.isAction()) {
        contents.put(source.name(), read(source));
      }
    }
    intake.remember();
    tables.remember();
    return contents;
  }

  private AssetContent read(Source source) {
    return switch (source) {
      case Source.Files files -> files(files);
      case Source.File file -> {
        FoundFile found = SingleFile.find(folder, file.name(), file.path());
        yield snapshot(
            file.type(),
            intake.take(file.name(), Optional.of(file.type()), List.of(found)).getFirst());
      }
      case Source.Value value -> json(value.json());
      case Source.Values values -> {
        List<Member> members = new ArrayList<>();
        values.json().forEach((name, json) -> members.add(new Member(Item.of(name), json(json))));
        yield collection(members);
      }
      case Source.Table table -> collection(tables.take(table));
      case Source.Tree tree -> new TreeIntake(folder, tree, progress).take(intake, store.assets());
      case Source.Command _, Source.Http _ ->
          throw new InvariantViolation("source " + source.name() + " is evaluated, not read");
    };
  }

  private AssetContent files(Source.Files source) {
    SortedMap<Item, FoundFile> found = FileSearch.of(folder, source, progress).find();
    List<Item> items = found.keySet().stream().limit(limit()).toList();
    List<State> states =
        intake.take(
            source.name(),
            Optional.of(source.type()),
            found.values().stream().limit(limit()).toList());
    List<Member> members = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      members.add(new Member(items.get(i), snapshot(source.type(), states.get(i))));
    }
    return collection(members);
  }

  private static Snapshot snapshot(MediaType type, State state) {
    return new Snapshot(type, state.size(), state.digest());
  }

  private AssetContent collection(List<Member> members) {
    Members collection =
        Members.of(
            members.stream().sorted(Comparator.comparing(Member::item)).limit(limit()).toList());
    collection.contents().values().forEach(store.assets()::putDurable);
    return collection.ref();
  }

  private int limit() {
    return sample.orElse(Integer.MAX_VALUE);
  }

  private Snapshot json(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(MediaType.JSON, bytes.length, store.assets().putDurable(bytes));
  }
}
