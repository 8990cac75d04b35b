package io.kryptonx.engine.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Image;
import io.kryptonx.engine.report.ContentDiff.Table.Kind;
import io.kryptonx.engine.report.ContentDiff.TextLine;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.memory.MemoryStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContentComparisonTest {

  private final MemoryStore store = MemoryStore.create();

  private ContentDiff compare(String type, byte[] before, byte[] after) {
    return new ContentComparison(store.assets()).of(put(type, before), put(type, after));
  }

  private ContentDiff compare(String type, String before, String after) {
    return compare(type, before.getBytes(UTF_8), after.getBytes(UTF_8));
  }

  private Snapshot put(String type, byte[] bytes) {
    return new Snapshot(MediaType.parse(type), bytes.length, store.assets().put(bytes));
  }

  private static Change change(String name, String before, String after) {
    return new Change(
        name,
        before.isEmpty() ? Optional.empty() : Optional.of(before),
        after.isEmpty() ? Optional.empty() : Optional.of(after));
  }

  @Test
  void tellsTextByLines() {
    ContentDiff.Text text = (ContentDiff.Text) compare("text/plain", "a\nb\nc\n", "a\nB\nc\nd\n");
    assertThat(text.added()).isEqualTo(2);
    assertThat(text.removed()).isEqualTo(1);
    assertThat(text.lines().stream().map(line -> line.sign() + line.text()))
        .containsExactly(" a", "-b", "+B", " c", "+d");
    assertThat(text.cut()).isFalse();
  }

  @Test
  void tellsOfAMissingLineEnd() {
    ContentDiff.Text text = (ContentDiff.Text) compare("text/plain", "a\n", "a");
    assertThat(text.lines()).contains(new TextLine('+', "\\ no line end"));
  }

  @Test
  void countsLinesOfTextsThatAreTooDifferent() {
    ContentDiff.Text text =
        (ContentDiff.Text) compare("text/plain", "a\n".repeat(5_000), "b\n".repeat(6_000));
    assertThat(text).isEqualTo(new ContentDiff.Text(6_000, 5_000, text.lines(), true));
    assertThat(text.lines()).isEmpty();
  }

  @Test
  void takesBytesThatAreTextAsText() {
    assertThat(compare("application/octet-stream", "a\n", "b\n"))
        .isInstanceOf(ContentDiff.Text.class);
    assertThat(compare("application/octet-stream", "a\0", "b\0"))
        .isEqualTo(new ContentDiff.Bytes(0));
    assertThat(compare("text/plain", new byte[] {'a', (byte) 0xFF}, new byte[] {'a', (byte) 0xFE}))
        .isEqualTo(new ContentDiff.Bytes(1));
  }

  @Test
  void tellsWhereBytesBeginToDiffer() {
    assertThat(compare("application/zip", "PK1234", "PK12")).isEqualTo(new ContentDiff.Bytes(4));
  }

  @Test
  void tellsJsonByPaths() {
    ContentDiff.Json json =
        (ContentDiff.Json)
            compare(
                "application/json",
                "{\"a\": {\"b\": [1, 2, 3]}, \"same\": 1, \"gone\": true, \"odd key\": 1}",
                "{\"same\": 1, \"a\": {\"b\": [1, 9, 8, 3]}, \"new\": {\"x\": null}, \"odd key\": 2}");
    assertThat(json.count()).isEqualTo(5);
    assertThat(json.changes())
        .containsExactly(
            change("$.a.b[1]", "2", "9"),
            change("$.a.b[2]", "", "8"),
            change("$.gone", "true", ""),
            change("$.new", "", "{\"x\":null}"),
            change("$[\"odd key\"]", "1", "2"));
  }

  @Test
  void countsWhatItDoesNotList() {
    StringBuilder before = new StringBuilder("[0");
    StringBuilder after = new StringBuilder("[1");
    for (int i = 1; i < 200; i++) {
      before.append(",").append(2 * i);
      after.append(",").append(2 * i + 1);
    }
    ContentDiff.Json json =
        (ContentDiff.Json) compare("application/json", before + "]", after + "]");
    assertThat(json.count()).isEqualTo(200);
    assertThat(json.changes()).hasSize(50);
  }

  @Test
  void takesBrokenJsonAsText() {
    assertThat(compare("application/json", "{\"a\": 1", "{\"a\": 2"))
        .isInstanceOf(ContentDiff.Text.class);
    assertThat(compare("application/json", "[".repeat(5_000), "[".repeat(6_000)))
        .isInstanceOf(ContentDiff.Text.class);
  }

  @Test
  void tellsTablesByTheirKey() {
    ContentDiff.Table table =
        (ContentDiff.Table)
            compare(
                "text/csv",
                "name,ID,note\nada,1,\"a, b\"\nbob,2,x\ncat,3,y\n",
                "name,ID,note,more\r\nada,1,\"a, b\",\r\nbob,2,\"z\n\"\"z\"\"\",\r\ndan,4,w,\r\n");
    assertThat(table.key()).contains("ID");
    assertThat(table.columnsAdded()).containsExactly("more");
    assertThat(table.columnsRemoved()).isEmpty();
    assertThat(table.added()).isEqualTo(1);
    assertThat(table.removed()).isEqualTo(1);
    assertThat(table.changed()).isEqualTo(2);
    assertThat(table.rows().get(1).name()).isEqualTo("2");
    assertThat(table.rows().get(1).cells()).contains(change("note", "x", "z\n\"z\""));
    assertThat(table.rows()).extracting(row -> row.kind()).contains(Kind.ADDED, Kind.REMOVED);
  }

  @Test
  void tellsRowsWithoutAKeyAsWholes() {
    ContentDiff.Table table =
        (ContentDiff.Table) compare("text/csv", "a,b\n1,2\n1,2\n1,3\n", "a,b\n1,3\n1,2\n1,4\n");
    assertThat(table.key()).isEmpty();
    assertThat(table.added()).isEqualTo(1);
    assertThat(table.removed()).isEqualTo(1);
    assertThat(table.rows()).extracting(row -> row.name()).containsExactly("1, 4", "1, 2");
  }

  @Test
  void tellsJsonLinesAsATable() {
    ContentDiff.Table table =
        (ContentDiff.Table)
            compare(
                "application/x-ndjson",
                "{\"id\": 1, \"v\": \"x\"}\n{\"id\": 2, \"v\": [1]}\n",
                "{\"id\": 1, \"v\": \"x\"}\n\n{\"id\": 2, \"v\": [2]}\n");
    assertThat(table.changed()).isEqualTo(1);
    assertThat(table.rows().getFirst().cells()).containsExactly(change("v", "[1]", "[2]"));
  }

  @Test
  void takesWhatIsNoTableAsText() {
    assertThat(compare("text/csv", "a,b\n1\n", "a,b\n2\n")).isInstanceOf(ContentDiff.Text.class);
    assertThat(compare("application/jsonl", "1\n", "2\n")).isInstanceOf(ContentDiff.Text.class);
  }

  @Test
  void tellsImagesByPixels() throws IOException {
    BufferedImage image = new BufferedImage(10, 5, BufferedImage.TYPE_INT_RGB);
    byte[] black = png(image);
    image.setRGB(3, 2, 0x0000FF);
    Image.Size size = new Image.Size(10, 5);
    assertThat(compare("image/png", black, png(image)))
        .isEqualTo(
            new Image(size, size, Optional.of(new Image.Pixels(1 / 50.0, 255, 255 / (50.0 * 4)))));
    byte[] wide = png(new BufferedImage(20, 5, BufferedImage.TYPE_INT_RGB));
    assertThat(compare("image/png", black, wide))
        .isEqualTo(new Image(size, new Image.Size(20, 5), Optional.empty()));
  }

  @Test
  void takesDamagedImagesAsBytes() throws IOException {
    byte[] good = png(new BufferedImage(10, 5, BufferedImage.TYPE_INT_RGB));
    byte[] bad = good.clone();
    bad[1] = 'Q';
    assertThat(compare("image/png", good, bad)).isEqualTo(new ContentDiff.Bytes(1));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void saysSoWhereContentIsGone() {
    Snapshot here = put("text/plain", new byte[] {1});
    Snapshot gone = new Snapshot(here.type(), 1, Digest.of(new byte[] {2}));
    assertThat(new ContentComparison(store.assets()).of(here, gone))
        .isEqualTo(new ContentDiff.Unknown("content is no longer in the store"));
  }

  @Test
  void looksIntoNoMoreThanItHasMemoryFor() {
    byte[] large = new byte[ContentComparison.MAX_BYTES + 1];
    Arrays.fill(large, (byte) 'a');
    byte[] other = large.clone();
    other[7_000_000] = 'b';
    assertThat(compare("text/plain", large, other)).isEqualTo(new ContentDiff.Bytes(7_000_000));
  }
}
