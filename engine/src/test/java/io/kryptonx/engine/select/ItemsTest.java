package io.kryptonx.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.problem.KryptonxException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final List<String> ALL = List.of("cats/tom", "cats/*", "cats/old/ada", "zoë");

  @Test
  void areNamedByTheirText() {
    assertThat(of("cats/tom")).containsExactly("cats/tom");
    assertThat(of("cats/jim")).isEmpty();
  }

  @Test
  void areNamedByPatterns() {
    assertThat(of("cats/t*")).containsExactly("cats/tom");
    assertThat(of("cats/**")).containsExactly("cats/tom", "cats/*", "cats/old/ada");
  }

  @Test
  void thatAreTextsOfItemsMeanThoseAlone() {
    assertThat(of("cats/*")).containsExactly("cats/*");
  }

  @Test
  void areComparedInNormalForm() {
    assertThat(of("zoe\u0308")).containsExactly("zoë");
  }

  @Test
  void thatWereMisspeltAreGuessed() {
    assertThat(Items.parse("cats/tim").closest(ALL)).contains("cats/tom");
  }

  @Test
  void areBounded() {
    assertThatThrownBy(() -> Items.parse("x".repeat(Glob.MAX_LENGTH + 1)))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("4096");
  }

  private static List<String> of(String text) {
    return Items.parse(text).of(ALL, each -> each);
  }
}
