package io.kryptonx.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.TickingClock;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;

/** The folder of a definition with files for its sources, and a reader of them. */
final class SourceFolder {

  final Path folder;
  final TickingClock clock = new TickingClock();
  final MemoryStore memory = MemoryStore.create();
  final FaultyStore store = new FaultyStore(memory);
  final List<String> lines = new ArrayList<>();

  SourceFolder(Path temp) {
    try {
      folder = Files.createDirectory(temp.resolve("definition"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SourceFolder write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  SourceFolder write(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AssetContent read(Source source) {
    return read(source, OptionalInt.empty());
  }

  AssetContent read(Source source, OptionalInt sample) {
    Pipeline pipeline =
        new Pipeline(
            "test",
            Labels.NONE,
            new TreeMap<>(),
            new TreeMap<>(Map.of(source.name(), source)),
            new TreeMap<>(),
            List.of());
    AssetContent content =
        new SourceReader(store, folder, clock, sample, lines::add)
            .read(pipeline)
            .get(source.name());
    assertThat(content).isNotNull();
    return content;
  }

  /** The members of a source with items. */
  Members members(Source source) {
    return members(source, OptionalInt.empty());
  }

  Members members(Source source, OptionalInt sample) {
    CollectionRef ref = (CollectionRef) read(source, sample);
    return Members.read(ref.root(), store.assets());
  }

  List<String> items(Source source) {
    return items(source, OptionalInt.empty());
  }

  List<String> items(Source source, OptionalInt sample) {
    return members(source, sample).list().stream().map(m -> m.item().text()).toList();
  }

  AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Source source) {
    return assertThatThrownBy(() -> read(source))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE));
  }
}
