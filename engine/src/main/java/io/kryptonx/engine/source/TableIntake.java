package io.kryptonx.engine.source;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.source.table.TableFile;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.FileStates.State;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.expression.RowExpression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Takes the rows of tables into the store. A table whose file looks as it did when it was last read
 * is not read again, as long as all its rows are still there.
 */
final class TableIntake {

  /** Of what is remembered; to be counted up when equal files give other rows. */
  private static final int FORMAT = 1;

  private final Store store;
  private final Path folder;
  private final FileMemory memory;
  private final ReadingProgress progress;

  TableIntake(Store store, Path folder, Clock clock, ReadingProgress progress) {
    this.store = store;
    this.folder = folder;
    this.memory = new FileMemory(store.fileStates(), folder + " tables", clock);
    this.progress = progress;
  }

  /** All rows of a table, in the order of their items. */
  List<Member> take(Source.Table table) {
    Path path = SingleFile.find(folder, table.name(), table.path()).path();
    try {
      State now = memory.look(path);
      String name = name(table);
      Optional<List<Member>> before = memory.unchanged(name, now).flatMap(this::members);
      if (before.isPresent() && !(before.get().isEmpty() && !table.emptyAllowed())) {
        return before.get();
      }
      List<Member> members = read(table, path, now);
      Members collection = Members.of(members);
      collection.contents().values().forEach(store.assets()::putDurable);
      store.assets().makeDurable(digests(members)); // with it all that was put before
      memory.read(name, now, now.size(), collection.root());
      return members;
    } catch (NoSuchFileException e) {
      throw failure(table, "does not exist; put it there", e);
    } catch (IOException e) {
      throw failure(table, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes down what was read. */
  void remember() {
    memory.save();
  }

  private List<Member> read(Source.Table table, Path path, State now) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw failure(table, "is no regular file; name a file", null);
    }
    TableRows rows =
        new TableRows(
            table,
            table.item().stream().map(key -> compile(table, key)).toList(),
            store.assets(),
            progress);
    try (InputStream in = Files.newInputStream(path)) {
      TableFile.read(table.format(), in, rows);
    }
    if (!FileMemory.looksSame(now, memory.look(path))) {
      throw failure(table, "changed while it was read; run again when nothing writes to it", null);
    }
    return rows.members();
  }

  private RowExpression compile(Source.Table table, Source.Table.Key key) {
    try {
      return RowExpression.compile(key.expression(), table.format());
    } catch (ExpressionException e) {
      throw failure(
          table,
          "cannot have its items: '%s' for %s: %s"
              .formatted(key.expression(), key.dimension(), e.line()),
          e);
    }
  }

  /** The members of a table that was read before, if all of them are still there. */
  private Optional<List<Member>> members(State state) {
    try {
      List<Member> members = Members.read(state.digest(), store.assets()).list();
      return store.assets().missing(digests(members)).isEmpty()
          ? Optional.of(members)
          : Optional.empty();
    } catch (MissingContentException _) {
      return Optional.empty();
    }
  }

  private static List<Digest> digests(List<Member> members) {
    return members.stream().map(member -> member.snapshot().digest()).toList();
  }

  /** Names what was made of a file: other keys make other items. */
  private static String name(Source.Table table) {
    Digest how =
        new CanonicalWriter()
            .count(FORMAT)
            .text(table.format().name())
            .list(table.item(), (out, key) -> out.text(key.expression()))
            .toDigest();
    return table.path() + " " + how.shortHex();
  }

  private static KryptonxException failure(
      Source.Table table, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new KryptonxException(
        ErrorCode.SOURCE, "source '" + table.name() + "' (" + table.path() + ") " + what, cause);
  }
}
