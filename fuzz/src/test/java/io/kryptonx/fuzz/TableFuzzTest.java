package io.kryptonx.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.engine.source.table.RowSink;
import io.kryptonx.engine.source.table.TableFile;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action.Split.Cut;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.expression.RowExpression;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.table.MalformedTableException;
import io.kryptonx.worker.table.RowCount;
import io.kryptonx.worker.table.TableSplit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of each format, as a source and as what is split; the first byte says the format. */
class TableFuzzTest {

  private static final Path FOLDER = Path.of("target", "tables");

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(20)
  void isReadToItsLastRowOrToldTheLine(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    TableFormat format =
        switch (bytes[0]) {
          case 'c' -> TableFormat.CSV;
          case 'l' -> TableFormat.JSONL;
          default -> TableFormat.JSON;
        };
    byte[] table = Arrays.copyOfRange(bytes, 1, bytes.length);
    source(format, table);
    split(format, table);
  }

  static Stream<Named<byte[]>> seeds() {
    Stream<Named<byte[]>> csv =
        Stream.of(
                "id,name\n1,a\n2,\"b,\n\"\"c\"\"\"\n",
                "id,name\r\n1,a\r\n\r\n2,b",
                "\uFEFFid\n1\n\n",
                "id,id\n1,2\n",
                "id\n\"never closed\n1\n2\n",
                "id\na\"b\n\"c\"d\n",
                ",".repeat(20_000),
                "a".repeat(300_000) + "\n" + "b".repeat(300_000),
                "id,b\n" + "\"\",\n".repeat(20_000),
                "id\n\0\n\uFFFD\uD83D\n",
                "\"\n".repeat(9_999),
                "\r\r\r\n\n\r")
            .map(text -> Seeds.seed("c" + text));
    String deepKey = "k".repeat(20_000);
    Stream<Named<byte[]>> lines =
        Stream.of(
                "{\"id\": 1}\n\n{\"id\": \"x\", \"b\": [1, 2.5, null]}",
                "{\"id\": 1, \"id\": 2}\n[]\n1\n{\"id\": 1} {}\n",
                "{\"a\":".repeat(600) + "1",
                "{\"id\":" + "9".repeat(2_000) + "}",
                "{\"id\":1e999}\n{\"id\":-0.0}\n{\"id\":9223372036854775808}",
                "{\"id\":\"\\ud800\"}\n{\"id\":\"\\u0000\"}",
                ("{\"" + deepKey + "\":").repeat(40)
                    + "["
                    + "1,".repeat(9_000)
                    + "1]"
                    + "}".repeat(40),
                "{\"" + "k".repeat(60_000) + "\":1}")
            .flatMap(text ->
                Stream.of(
                    Seeds.seed("l" + text), Seeds.seed("j[" + text.replace("\n", ",") + "]")));
    return Seeds.handy(Stream.concat(csv, lines));
  }

  private static void source(TableFormat format, byte[] table) throws IOException {
    List<String> mistakes = new ArrayList<>();
    RowExpression key = compile(format);
    TableFile.read(
        format,
        new ByteArrayInputStream(table),
        new RowSink() {
          @Override
          public void row(long line, Map<String, Object> values) {
            assertThat(line).isPositive();
            try {
              byte[] json =
                  CanonicalForm.of(values, TableFile.NULL, TableFile.MAX_ROW_CHARACTERS)
                      .getBytes(UTF_8);
              key.evaluate(json);
            } catch (JsonMistake e) {
              mistake(line, e.reason());
            } catch (ExpressionException e) {
              mistake(line, e.line());
            }
          }

          @Override
          public void mistake(long line, String what) {
            assertThat(line).isPositive();
            assertThat(what).isNotBlank();
            mistakes.add(what);
          }

          @Override
          public boolean wantsMore() {
            return mistakes.size() < 10;
          }
        });
  }

  private static RowExpression compile(TableFormat format) {
    try {
      // A row of CSV as the JSON that is kept of it.
      return RowExpression.compile(
          "row.id", format == TableFormat.CSV ? TableFormat.JSONL : format);
    } catch (ExpressionException e) {
      throw new AssertionError(e);
    }
  }

  private static void split(TableFormat format, byte[] table) throws IOException {
    AssetStore store = MemoryStore.create().assets();
    Files.createDirectories(FOLDER);
    MediaType type =
        switch (format) {
          case CSV -> MediaType.parse("text/csv");
          case JSONL -> MediaType.parse("application/jsonl");
          case JSON -> MediaType.JSON;
        };
    OptionalLong rows = RowCount.of(store, new Snapshot(type, table.length, store.put(table)));
    for (Cut cut : List.of(new Cut.BySize(100), new Cut.ByColumn("id", 3))) {
      long found = 0;
      try {
        TableSplit split = new TableSplit(store, FOLDER, type, () -> false);
        for (Member part : split.cut(new ByteArrayInputStream(table), format, cut)) {
          found += RowCount.of(store, part.snapshot()).orElseThrow();
        }
      } catch (MalformedTableException e) {
        assertThat(e.reason()).startsWith("line ");
        continue;
      }
      assertThat(rows).hasValue(found);
    }
  }
}
