package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.TableFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSourceTest {

  private static final Source.Table CSV = table(TableFormat.CSV, "row.id");
  private static final Source.Table JSONL = table(TableFormat.JSONL, "row.id");
  private static final Source.Table JSON = table(TableFormat.JSON, "row.id");

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
  }

  @Test
  void makesAnItemOfEachRowWithItsValuesAsTexts() {
    at.write("t", "id,name\nb,Tom\na,\"Leo, the \"\"old\"\"\"\n");

    assertThat(rows(CSV))
        .containsExactly(
            "a {\"id\":\"a\",\"name\":\"Leo, the \\\"old\\\"\"}",
            "b {\"id\":\"b\",\"name\":\"Tom\"}");
  }

  @Test
  void readsTheSameWithAMarkAndOtherLineEndsAndEmptyLines() {
    at.write("t", "id,text\na,\"x\ny\"\nb,\n");
    List<String> plain = rows(CSV);

    at.write("t", "\uFEFFid,text\r\na,\"x\ny\"\r\n\r\nb,\r\n");

    assertThat(rows(CSV)).isEqualTo(plain).contains("b {\"id\":\"b\",\"text\":\"\"}");
  }

  @Test
  void readsAnObjectOfEachLine() {
    at.write("t", "{\"id\":7,\"z\":[1.50,null,true],\"a\":{\"b\":1e2}}\r\n\n  {\"id\":\"x\"}");

    assertThat(rows(JSONL))
        .containsExactly(
            "7 {\"a\":{\"b\":100},\"id\":7,\"z\":[1.5,null,true]}", "x {\"id\":\"x\"}");
  }

  @Test
  void readsTheObjectsOfAnArray() {
    at.write("t", "\uFEFF[\n {\"id\":2},\n {\"id\":1, \"e\":{}}\n]\n");

    assertThat(rows(JSON)).containsExactly("1 {\"e\":{},\"id\":1}", "2 {\"id\":2}");
  }

  @Test
  void givesEachDimensionItsExpression() {
    at.write("t", "year,file\n2025,tom.txt\n2024,leo.txt\n");
    Source.Table table =
        new Source.Table(
            "t",
            TableFormat.CSV,
            "t",
            List.of(
                new Source.Table.Key("year", "int(row.year)"),
                new Source.Table.Key("clip", "row.file.replace('.txt', '')")),
            false);

    assertThat(at.items(table)).containsExactly("2024::leo", "2025::tom");
  }

  @Test
  void takesTheFirstItemsAsASample() {
    at.write("t", "id\nc\na\nb\n");

    assertThat(at.items(CSV, OptionalInt.of(2))).containsExactly("a", "b");
    assertThat(at.items(CSV)).containsExactly("a", "b", "c");
  }

  @Test
  void doesNotReadAnUnchangedTableAgain() {
    at.write("t", "id\na\nb\n");
    Members before = at.members(CSV);
    at.store.assets().takePut();

    assertThat(at.members(CSV)).isEqualTo(before);
    assertThat(at.store.assets().takePut()).doesNotContain(digest("{\"id\":\"a\"}"));

    at.write("t", "id\na\nc\nd\n");
    assertThat(at.items(CSV)).containsExactly("a", "c", "d");
  }

  @Test
  void readsAnUnchangedTableAgainForOtherItems() {
    at.write("t", "id,n\na,1\nb,2\n");
    at.items(CSV);

    assertThat(at.items(table(TableFormat.CSV, "row.n"))).containsExactly("1", "2");
  }

  @Test
  void readsAnUnchangedTableAgainOfWhichARowIsGoneFromTheStore() {
    at.write("t", "id\na\nb\n");
    at.items(CSV);
    at.memory.lose(digest("{\"id\":\"b\"}"));

    assertThat(at.items(CSV)).containsExactly("a", "b");
    assertThat(at.memory.assets().has(digest("{\"id\":\"b\"}"))).isTrue();
  }

  @Test
  void refusesATableWithoutRowsUnlessThatIsAllowed() {
    at.write("t", "id\n");
    refused(CSV).hasMessageContainingAll("'t' (t)", "has no rows", "empty: allow");

    Source.Table allowed =
        new Source.Table(
            "t", TableFormat.CSV, "t", List.of(new Source.Table.Key("t", "row.id")), true);
    assertThat(at.items(allowed)).isEmpty();
    refused(CSV).hasMessageContaining("has no rows");

    at.write("t", "[]");
    refused(JSON).hasMessageContaining("has no rows");
    at.write("t", "");
    refused(JSONL).hasMessageContaining("has no rows");
  }

  @Test
  void namesATableThatIsNotThereOrNoFile() {
    refused(CSV).hasMessageContaining("does not exist");

    at.write("t/x", "");
    refused(CSV).hasMessageContaining("no regular file");
  }

  @Test
  void tellsAllMistakesOfACsvFileAtOnce() {
    at.write("t", "id,,id\na,1\nb,1,2\nb,1,2\n,1,2\n");

    refused(CSV)
        .hasMessageContainingAll(
            "has 5 mistakes",
            "line 1 gives column 2 no name",
            "line 1 names column 3 'id', as column 1",
            "line 2 has 2 values where the header names 3 columns: 'a,1'",
            "line 4 has the item '2' of line 3 again",
            "line 5 has the item '2' of line 3 again");
  }

  @Test
  void tellsTenMistakesAtMost() {
    at.write(
        "t", "id\n" + IntStream.range(0, 50).mapToObj(i -> "a,b\n").collect(Collectors.joining()));

    refused(CSV)
        .hasMessageContainingAll("at least 10 mistakes", "line 11 has")
        .hasMessageNotContaining("line 12");
  }

  @Test
  void saysWhereAQuoteIsNeverClosed() {
    at.write("t", "id,text\na,\"fine\nthis\"\nb,\"open\nc,d\n");

    refused(CSV).hasMessageContaining("line 4 opens a quote that is never closed");
  }

  @Test
  void saysWhereCsvIsBroken() {
    at.write("t", "id,text\na,\"x\"y\n");

    refused(CSV).hasMessageContainingAll("line 2 is no CSV", "after closing quote");
  }

  @Test
  void saysWhichItemsCannotBe() {
    at.write("t", "{\"id\":true}\n{\"id\":\"\"}\n{\"id\":1.5}\n{\"no\":1}\n{\"id\":\"a\"}\n");

    refused(JSONL)
        .hasMessageContainingAll(
            "has 4 mistakes",
            "line 1 it gives",
            "line 2 gives an empty text for t",
            "line 3 it gives",
            "line 4 the row has no 'id'");
  }

  @Test
  void saysWhichLinesAreNoObjects() {
    at.write("t", "[1]\n\"x\"\n{\"id\":1,\"id\":2}\n{\"id\":\n{\"id\":1} {}\n{\"id\":3}\nnull\n");

    refused(JSONL)
        .hasMessageContainingAll(
            "has 6 mistakes",
            "line 1 is an array and no object",
            "line 2 is a text 'x' and no object",
            "line 3 is no JSON",
            "line 4 is no JSON",
            "line 5 goes on behind its object",
            "line 7 is null");
  }

  @Test
  void saysWhereAnArrayIsBroken() {
    at.write("t", "{\"id\":1}");
    refused(JSON)
        .hasMessageContaining("line 1 holds an object where an array of objects is needed");

    at.write("t", "[{\"id\":1},\n 5,\n{\"id\":\"b\"},,]");
    refused(JSON)
        .hasMessageContainingAll("line 2 is a number '5' and no object", "line 3 is no JSON");

    at.write("t", "[{\"id\":1}]\n[]");
    refused(JSON).hasMessageContaining("line 2 goes on behind the array");

    at.write("t", "[{\"id\":1}");
    refused(JSON).hasMessageContaining("is no JSON");
  }

  @Test
  void refusesNumbersThatJsonCannotHold() {
    at.write("t", "{\"id\":1,\"n\":9007199254740993}\n{\"id\":2,\"n\":99999999999999999999}\n");

    refused(JSONL)
        .hasMessageContainingAll("line 1 cannot be kept", "9007199254740993", "line 2 holds");
  }

  @Test
  void saysInWhichLineThereIsNoUtf8() {
    byte[] latin = "id,text\na,fine\nb,caf\u00e9\nc,x\n".getBytes(StandardCharsets.ISO_8859_1);
    at.write("t", latin);
    refused(CSV).hasMessageContaining("line 3 holds bytes that are no UTF-8");

    at.write("t", "{\"id\":1}\n{\"id\":\"\u00fc\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(JSONL).hasMessageContaining("line 2 holds bytes that are no UTF-8");

    at.write("t", "[{\"id\":1},\n{\"id\":\"\u00fc\"}]".getBytes(StandardCharsets.ISO_8859_1));
    refused(JSON).hasMessageContaining("line 2 holds bytes that are no UTF-8");

    at.write("t", "id\na\n".getBytes(StandardCharsets.UTF_16));
    refused(CSV).hasMessageContaining("line 1 holds bytes that are no UTF-8");
  }

  @Test
  void refusesAnItemThatIsAFolderOfAnother() {
    at.write("t", "id\na\na/b\n");

    refused(CSV).hasMessageContaining("line 2 has item 'a', which is a folder of item 'a/b'");
  }

  @Test
  void boundsWhatOneRowMayHold() {
    at.write("t", "{\"id\":1,\"a\":[" + "1,".repeat(20_000) + "1]}");
    refused(JSONL).hasMessageContaining("more than 10000 values");

    at.write("t", "{\"id\":1,\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");
    refused(JSONL).hasMessageContaining("is no JSON");

    at.write("t", ",".repeat(20_000) + "\n");
    refused(CSV).hasMessageContaining("is no CSV");
  }

  @Test
  void namesAnExpressionThatIsNone() {
    at.write("t", "id\na\n");

    refused(table(TableFormat.CSV, "row.")).hasMessageContainingAll("'row.' for t");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(Source.Table table) {
    return at.assertRefused(table);
  }

  private List<String> rows(Source.Table table) {
    return at.members(table).list().stream().map(this::text).toList();
  }

  private String text(Member member) {
    return member.item().text()
        + " "
        + new String(at.store.assets().get(member.snapshot().digest()), UTF_8);
  }

  private static Digest digest(String json) {
    return Digest.of(json.getBytes(UTF_8));
  }

  private static Source.Table table(TableFormat format, String item) {
    return new Source.Table("t", format, "t", List.of(new Source.Table.Key("t", item)), false);
  }
}
