package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.model.problem.KryptonxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void setsParametersOfARun() {
    shop.file("params.yaml", "tone: loud\n").run(request());

    assertThat(shop.read("site/a.txt")).isEqualTo("loud(clean(A)|tone=loud)");
  }

  @Test
  void givesWayToParametersThatAreGiven() {
    shop.file("params.yaml", "tone: loud\n").run(request().with(Map.of("tone", "soft")));

    assertThat(shop.read("site/a.txt")).isEqualTo("loud(clean(A)|tone=soft)");
  }

  @Test
  void isCheckedBeforeAnythingRuns() {
    shop.file("params.yaml", "tune: loud\n");

    assertThatThrownBy(() -> shop.run(request()))
        .isInstanceOfSatisfying(
            KryptonxException.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().getFirst().place().line()).isEqualTo(1);
              assertThat(e.problems().getFirst().fix()).isEqualTo("did you mean 'tone'?");
            });
    assertThat(shop.worker().performed()).isEmpty();
  }

  private RunRequest request() {
    return RunRequest.everything().withFile(folder.resolve("params.yaml"));
  }
}
