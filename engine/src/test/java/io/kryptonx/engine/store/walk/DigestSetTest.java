package io.kryptonx.engine.store.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestSetTest {

  @Test
  void holdsWhatWasAddedAndNothingElse() {
    DigestSet set = new DigestSet();
    Set<Digest> model = new HashSet<>();
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      Digest digest =
          Digest.of(new byte[] {(byte) random.nextInt(200), (byte) random.nextInt(200)});
      assertThat(set.add(digest)).isEqualTo(model.add(digest));
    }

    assertThat(set.size()).isEqualTo(model.size());
    assertThat(model).allMatch(set::contains);
    for (int i = 0; i < 1000; i++) {
      Digest other = new Digest(random.nextLong(), 1, 2, random.nextLong());
      assertThat(set.contains(other)).isFalse();
    }
  }

  @Test
  void digestsThatLookAlikeAreToldApart() {
    DigestSet set = new DigestSet();
    for (int i = 0; i < 5000; i++) {
      assertThat(set.add(new Digest(i, 0, 0, 42))).isTrue();
    }

    assertThat(set.size()).isEqualTo(5000);
    assertThat(set.contains(new Digest(4999, 0, 0, 42))).isTrue();
    assertThat(set.contains(new Digest(5000, 0, 0, 42))).isFalse();
  }

  @Test
  void theDigestOfZerosIsOneAsAnyOther() {
    Digest zero = new Digest(0, 0, 0, 0);
    DigestSet set = new DigestSet();

    assertThat(set.contains(zero)).isFalse();
    assertThat(set.add(zero)).isTrue();
    assertThat(set.add(zero)).isFalse();
    assertThat(set.contains(zero)).isTrue();
    assertThat(set.size()).isEqualTo(1);
  }
}
