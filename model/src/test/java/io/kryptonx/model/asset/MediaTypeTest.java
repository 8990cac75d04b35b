package io.kryptonx.model.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, jpg",
    "text/html, html",
    "application/geo+json, json",
    "image/foo+xml, xml",
    "x/unknown, bin",
    "application/octet-stream, bin"
  })
  void hasOneExtension(String type, String extension) {
    assertThat(new MediaType(type).extension()).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({
    "jpg, image/jpeg",
    "JPEG, image/jpeg",
    "yml, application/yaml",
    "js, text/javascript"
  })
  void isKnownByExtension(String extension, String type) {
    assertThat(MediaType.ofExtension(extension)).contains(new MediaType(type));
  }

  @Test
  void isReadInAnyCaseAndKeptInLowerCase() {
    assertThat(MediaType.parse("Image/JPEG")).hasToString("image/jpeg");
    assertThatThrownBy(() -> new MediaType("Image/JPEG"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "image", "/jpeg", "image/", "a/b/c", "image/jpeg; q=1", "é/x"})
  void otherTextsAreNoTypes(String text) {
    assertThatThrownBy(() -> MediaType.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
