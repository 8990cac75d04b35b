package io.kryptonx.model.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.problem.InvariantViolation;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalEncodingTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 1 << 28, Integer.MAX_VALUE})
  void countsReadBack(int count) {
    byte[] bytes = new CanonicalWriter().count(count).toBytes();
    assertThat(new CanonicalReader(bytes).count()).isEqualTo(count);
  }

  @Test
  void smallCountsTakeOneByte() {
    assertThat(new CanonicalWriter().count(127).length()).isEqualTo(1);
    assertThat(new CanonicalWriter().count(Integer.MAX_VALUE).length()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0x0102030405060708L})
  void numbersReadBack(long number) {
    byte[] bytes = new CanonicalWriter().number(number).toBytes();
    assertThat(bytes).hasSize(8);
    assertThat(new CanonicalReader(bytes).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "日本", "😀", "\0", "a::b", "\n"})
  void textsReadBack(String text) {
    CanonicalReader in = new CanonicalReader(new CanonicalWriter().text(text).toBytes());
    assertThat(in.text()).isEqualTo(text);
    in.end();
  }

  @Test
  void everythingReadsBackInOrder() {
    Digest digest = Digest.of(new byte[] {1});
    byte[] bytes =
        new CanonicalWriter()
            .bytes(new byte[] {1, 2})
            .flag(true)
            .digest(digest)
            .optional(Optional.of("x"), CanonicalWriter::text)
            .optional(Optional.<String>empty(), CanonicalWriter::text)
            .list(List.of("a", "b"), CanonicalWriter::text)
            .toBytes();
    CanonicalReader in = new CanonicalReader(bytes);
    assertThat(in.bytes()).containsExactly(1, 2);
    assertThat(in.flag()).isTrue();
    assertThat(in.digest()).isEqualTo(digest);
    assertThat(in.optional(CanonicalReader::text)).contains("x");
    assertThat(in.optional(CanonicalReader::text)).isEmpty();
    assertThat(in.list(CanonicalReader::text)).containsExactly("a", "b");
    assertThat(in.atEnd()).isTrue();
  }

  @Test
  void neighboursNeverRunIntoEachOther() {
    byte[] one = new CanonicalWriter().text("ab").text("c").toBytes();
    byte[] other = new CanonicalWriter().text("a").text("bc").toBytes();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void halfACharacterIsRefused() {
    for (String half : List.of("\uD83D", "\uDE00", "a\uDE00", "\uD83Da", "\uDE00\uD83D")) {
      assertThatThrownBy(() -> new CanonicalWriter().text(half))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8000", // zero in two bytes
        "ff00", // 127 in two bytes
        "ffffffff0f", // above the largest int
        "8080808010", // lost bits
        "808080808000", // too many bytes
        "80", // an end too early
        ""
      })
  void eachCountHasOneForm(String hex) {
    CanonicalReader in = new CanonicalReader(HexFormat.of().parseHex(hex));
    assertThatThrownBy(in::count).isInstanceOf(InvariantViolation.class);
  }

  @Test
  void aLengthBeyondTheEndAllocatesNothing() {
    byte[] bytes = new CanonicalWriter().count(Integer.MAX_VALUE).toBytes();
    assertThatThrownBy(() -> new CanonicalReader(bytes).bytes())
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> new CanonicalReader(bytes).text())
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> new CanonicalReader(bytes).list(CanonicalReader::text))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void flagsAreZeroOrOne() {
    assertThatThrownBy(() -> new CanonicalReader(new byte[] {2}).flag())
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] overlong = new CanonicalWriter().bytes(new byte[] {(byte) 0xC0, (byte) 0x80}).toBytes();
    assertThatThrownBy(() -> new CanonicalReader(overlong).text())
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void bytesTooManyAreRefused() {
    CanonicalReader in = new CanonicalReader(new byte[] {0, 0});
    in.count();
    assertThatThrownBy(in::end).isInstanceOf(InvariantViolation.class);
  }

  @Test
  void namesOfAMapAscend() {
    CanonicalWriter good = new CanonicalWriter();
    good.list(
        new TreeMap<>(Map.of("a", "1", "b", "2")).entrySet(),
        (out, entry) -> out.text(entry.getKey()).text(entry.getValue()));
    assertThat(new CanonicalReader(good.toBytes()).map(CanonicalReader::text))
        .isEqualTo(Map.of("a", "1", "b", "2"));
    for (List<String> names : List.of(List.of("b", "a"), List.of("a", "a"))) {
      byte[] bad =
          new CanonicalWriter().list(names, (out, name) -> out.text(name).text("")).toBytes();
      assertThatThrownBy(() -> new CanonicalReader(bad).map(CanonicalReader::text))
          .isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void theDigestIsThatOfTheBytes() {
    SplittableRandom random = new SplittableRandom(1);
    CanonicalWriter out = new CanonicalWriter();
    for (int i = 0; i < 1000; i++) {
      out.number(random.nextLong());
    }
    assertThat(out.toDigest()).isEqualTo(Digest.of(out.toBytes()));
  }
}
