package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocateTest {

  private final Definition definition = Definition.load(Path.of("src/test/resources/good"));

  @ParameterizedTest
  @CsvSource({
    "stages.thumbnail.in.photo, 20:18",
    "stages.thumbnail.in.gone, 20:9",
    "stages.thumbnail.gone.at.all, 18:3",
    "stages.thumbnail, 18:3",
    "stages.parts.run[2], 41:21",
    "publish.site/{album}.jpg, 54:23",
    "publish.site/{album}.jpg.more, 54:23",
    "publish.gone, 52:1",
    "gone, 1:1",
    "'', 1:1",
  })
  void findsTheValueOrTheNearestOneAroundIt(String pointer, String place) {
    Problem problem =
        Problem.error("KX999", Place.at(pointer), "message", "value", "reason", "fix");
    Problem located = definition.locate(List.of(problem)).getFirst();
    assertThat(located.place()).hasToString("src/test/resources/good/pipeline.yaml:" + place);
    assertThat(located.place().pointer()).isEqualTo(pointer);
    assertThat(definition.excerpt(located)).isPresent();
  }
}
