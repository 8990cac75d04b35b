package io.kryptonx.worker.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.pipeline.Action.Split.Cut;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSplitTest {

  @TempDir Path folder;
  private final AssetStore store = MemoryStore.create().assets();

  @Test
  void putsEqualValuesIntoTheSamePartWithTheHeader() throws Exception {
    Map<String, String> parts =
        cut("id,text\r\n7,a\r\n8,\"b\n\"\"c\"\"\"\r\n\"7\",d", TableFormat.CSV, by("id", 16));
    assertThat(parts).hasSize(2);
    assertThat(parts.keySet()).allMatch(name -> name.matches("\\d\\d"));
    assertThat(parts.values())
        .contains("id,text\r\n7,a\r\n\"7\",d\n", "id,text\r\n8,\"b\n\"\"c\"\"\"\r\n");
  }

  @Test
  void splitsLinesOfJsonByAField() throws Exception {
    String table = "{\"id\": 1, \"o\": {\"id\": 2}}\n\n{\"id\":\"1\"}\n{\"id\":2}\n";
    assertThat(cut(table, TableFormat.JSONL, by("id", 1000)).values())
        .containsExactlyInAnyOrder(
            "{\"id\": 1, \"o\": {\"id\": 2}}\n{\"id\":\"1\"}\n", "{\"id\":2}\n");
  }

  @Test
  void changesOnePartWhereARowIsInserted() throws Exception {
    for (Cut cut : List.of(by("id", 16), new Cut.BySize(2_000))) {
      Random random = new Random(42);
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        rows.add(i + "," + "x".repeat(random.nextInt(60)) + i + "\n");
      }
      Set<String> before = new HashSet<>(cut(table(rows), TableFormat.CSV, cut).values());
      assertThat(before).hasSizeGreaterThan(10);
      rows.add(1_000, "inserted,row\n");
      Set<String> after = new HashSet<>(cut(table(rows), TableFormat.CSV, cut).values());
      after.removeAll(before);
      assertThat(after).as(cut.toString()).hasSizeLessThanOrEqualTo(2);
      assertThat(String.join("", after)).contains("inserted");
    }
  }

  @Test
  void keepsAllRowsAndTheirOrder() throws Exception {
    long seed = 20261127;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> rows = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        rows.add(field(random) + "," + field(random) + (random.nextBoolean() ? "\n" : "\r\n"));
      }
      String table = "a,b\n" + String.join("", rows);
      Map<String, String> bySize = cut(table, TableFormat.CSV, new Cut.BySize(50));
      StringBuilder joined = new StringBuilder("a,b\n");
      new TreeMap<>(bySize).values().forEach(part -> joined.append(part, 4, part.length()));
      assertThat(joined.toString()).as("seed " + seed).isEqualTo(table);
      int size =
          cut(table, TableFormat.CSV, by("b", 7)).values().stream()
              .mapToInt(part -> part.length() - 4)
              .sum();
      assertThat(size).as("seed " + seed).isEqualTo(table.length() - 4);
    }
  }

  @Test
  void putsAsideWhatIsTooMuchForMemory() throws Exception {
    Parts parts = new Parts(folder, "h\n".getBytes(UTF_8));
    byte[] row = "x".repeat(1 << 20).getBytes(UTF_8);
    for (int i = 0; i < 40; i++) {
      parts.add(i % 3, row);
    }
    assertThat(folder).isNotEmptyDirectory();
    for (int number : parts.numbers()) {
      int rows = number == 0 ? 14 : 13;
      assertThat(parts.take(store, number, MediaType.BYTES).size())
          .isEqualTo(2 + rows * (long) row.length);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a,b\\n1,2\\n3\\n         | line 3 has 1 fields, and the header has 2
          a,b\\n1,"x\\n\\ny        | line 2 begins a row whose quotes are not closed
          a,b\\n1,x"y"\\n         | line 2 has a quote in a field that does not begin with one
          a,b\\n1,"x"y\\n         | line 2 goes on behind the quote that ends a field
          a,a\\n1,2\\n            | line 1 names the column 'a' twice
          left,right\\n1,2\\n    | line 1 names no column 'a'; there are: left, right
          """)
  void namesTheLineThatIsMalformed(String table, String reason) {
    assertThatThrownBy(() -> cut(table.replace("\\n", "\n"), TableFormat.CSV, by("a", 4)))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage(reason);
  }

  @Test
  void namesTheLineThatIsNoJsonObject() {
    assertThatThrownBy(() -> cut("{\"a\":1}\n[1]\n", TableFormat.JSONL, by("a", 4)))
        .hasMessage("line 2 is no JSON object");
    assertThatThrownBy(() -> cut("{\"a\":1}\n{\"a\":\n", TableFormat.JSONL, by("a", 4)))
        .hasMessageStartingWith("line 2 is no JSON: ");
    assertThatThrownBy(() -> cut("{\"b\":1}\n", TableFormat.JSONL, by("a", 4)))
        .hasMessage("line 1 has no field 'a' with one value");
  }

  private static String field(Random random) {
    String text = List.of("", "a", "ü", "a b", "x\r").get(random.nextInt(4));
    return random.nextBoolean()
        ? text
        : "\"" + text + List.of(",", "\n", "\"\"", "").get(random.nextInt(4)) + "\"";
  }

  private static String table(List<String> rows) {
    return "id,text\n" + String.join("", rows);
  }

  private static Cut by(String column, int parts) {
    return new Cut.ByColumn(column, parts);
  }

  private Map<String, String> cut(String table, TableFormat format, Cut cut) throws Exception {
    TableSplit split = new TableSplit(store, folder, format.type(), () -> false);
    Map<String, String> parts = new LinkedHashMap<>();
    for (Member part : split.cut(new ByteArrayInputStream(table.getBytes(UTF_8)), format, cut)) {
      parts.put(part.item().text(), new String(store.get(part.snapshot().digest()), UTF_8));
    }
    return parts;
  }
}
