package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeededSourcesTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop =
        new Workshop(folder)
            .pipeline(
                """
                pipeline: rates
                sources:
                  near: { run: const near }
                  far: { run: const far }
                stages:
                  here: { in: { near: near }, out: { text: text/plain }, run: here }
                  there: { in: { far: far }, out: { text: text/plain }, run: there }
                """);
  }

  @Test
  void areThoseOfTheTargetsOnly() {
    assertThat(shop.run(Workshop.only("here")).status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.worker().performed()).containsExactly("near", "here");
  }

  @Test
  void areEvaluatedForAPlanLikeForARun() {
    assertThat(shop.engine().plan(Workshop.only("there")).isCached()).isFalse();
    assertThat(shop.worker().performed()).containsExactly("far");
  }

  @Test
  void areAllOfThemAgainWithoutTargets() {
    shop.run(RunRequest.everything().only(List.of("here")));
    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Workshop.executed(report)).isEqualTo(1);
    assertThat(shop.worker().performed()).containsExactly("near", "here", "far", "near", "there");
  }
}
