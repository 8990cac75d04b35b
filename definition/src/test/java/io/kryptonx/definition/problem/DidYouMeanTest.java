package io.kryptonx.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  private static final List<String> KNOWN =
      List.of("thumbnail", "sheet", "page", "file", "files", "integer");

  @ParameterizedTest
  @CsvSource({
    "thumbnial, thumbnail",
    "Thumbnail, thumbnail",
    "tumbnails, thumbnail",
    "sheets, sheet",
    "fils, files",
    "int, integer",
  })
  void findsTheClosestWord(String seen, String word) {
    assertThat(DidYouMean.closest(seen, KNOWN)).contains(word);
  }

  @ParameterizedTest
  @CsvSource({"gallery", "x"})
  void findsNothingWhereNothingIsClose(String seen) {
    assertThat(DidYouMean.closest(seen, List.of("thumbnail", "sheet", "page"))).isEmpty();
  }
}
