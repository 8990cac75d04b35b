package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void publishesAnEarlierRunAgainAndExecutesNothing() {
    RunReport first = shop.run();
    String page = shop.read("site/index.html");
    shop.file("notes/a.txt", "changed").remove("notes/b.txt").run();

    RunReport back = to("notes-1");

    assertThat(back.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(back.run()).isEqualTo(new RunId("notes-3"));
    assertThat(back.digest()).isEqualTo(first.digest());
    assertThat(Workshop.executed(back)).isZero();
    assertThat(shop.read("site/index.html")).isEqualTo(page);
    assertThat(folder.resolve("site/b.txt")).exists();
  }

  @Test
  void theNextRunPublishesWhatThePipelineGivesNow() {
    shop.run();
    shop.file("notes/a.txt", "changed").run();
    String page = shop.read("site/index.html");
    to("notes-1");

    RunReport next = shop.run();

    assertThat(Workshop.executed(next)).isZero();
    assertThat(shop.read("site/index.html")).isEqualTo(page);
  }

  @Test
  void aFileThatSomebodyChangedRefusesIt() throws Exception {
    shop.run();
    shop.file("notes/a.txt", "changed").run();
    Files.writeString(folder.resolve("site/a.txt"), "theirs");

    RunReport back = to("notes-1");

    assertThat(back.status()).isEqualTo(RunStatus.FAILED);
    assertThat(shop.read("site/a.txt")).isEqualTo("theirs");
    Files.delete(folder.resolve("site/a.txt"));
    assertThat(Workshop.executed(shop.run())).isZero();
  }

  @Test
  void aRunThatPublishedNothingIsNoGoal() {
    shop.run(Workshop.only("loud"));

    assertThatThrownBy(() -> to("notes-1"))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("published nothing");
    assertThatThrownBy(() -> to("notes-9"))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("there is no run notes-9");
  }

  private RunReport to(String run) {
    return shop.engine().rollback(new RunId(run), shop.observer());
  }
}
