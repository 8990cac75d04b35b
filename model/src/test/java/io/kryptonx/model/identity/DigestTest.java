package io.kryptonx.model.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void isSha256() {
    assertThat(Digest.of(new byte[0]).hex()).isEqualTo(EMPTY);
    assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).shortHex())
        .isEqualTo("ba7816bf8f01");
  }

  @Test
  void readsItsTextAndItsBytes() {
    Digest digest = Digest.parse(EMPTY);
    assertThat(digest).isEqualTo(Digest.of(new byte[0])).hasToString(EMPTY);
    assertThat(Digest.fromBytes(digest.bytes())).isEqualTo(digest);
  }

  @Test
  void refusesOtherLengths() {
    assertThatThrownBy(() -> Digest.parse("abcd")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Digest.parse("x".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOrderedAsItsTextIs() {
    SplittableRandom random = new SplittableRandom(7);
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long few = random.nextInt(3) - 1L;
      digests.add(new Digest(few, random.nextLong(), random.nextLong(), random.nextLong()));
    }
    digests.sort(null);
    assertThat(digests).isSortedAccordingTo(Comparator.comparing(Digest::hex));
  }
}
