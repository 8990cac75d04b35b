package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and clocks that change while a run looks at them. */
class UnsteadyWorldTest {

  @TempDir Path folder;

  @Test
  void aFileThatVanishesBeforeItIsReadIsSaid() {
    Workshop shop = Notes.in(folder);
    shop.store().assets().beforeRead(file -> removeB(shop, file));

    assertThatThrownBy(shop::run)
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("b.txt", "not there (any more)");

    shop.store().assets().beforeRead(_ -> {});
    assertThat(shop.run().published()).hasSize(3);
  }

  @Test
  void aFileThatBecomesAFolderBeforeItIsReadIsSaid() {
    Workshop shop = Notes.in(folder);
    shop.store()
        .assets()
        .beforeRead(file -> {
          if (removeB(shop, file)) {
            shop.file("notes/b.txt/inner.txt", "inner");
          }
        });

    assertThatThrownBy(shop::run)
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("b.txt", "is a folder");
  }

  @Test
  void aFileThatIsCutOffBeforeItIsReadCountsAsItIsThen() {
    Workshop shop = Notes.in(folder);
    shop.store()
        .assets()
        .beforeRead(file -> {
          if (file.endsWith("b.txt")) {
            shop.file("notes/b.txt", "");
          }
        });

    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.read("site/b.txt")).startsWith("loud(clean()");
  }

  private static boolean removeB(Workshop shop, Path file) {
    boolean isB = file.endsWith("b.txt");
    if (isB) {
      shop.remove("notes/b.txt");
    }
    return isB;
  }

  @Test
  void aClockThatJumpsBackAndForthChangesNothingThatHasAName() {
    RunReport calm = Notes.in(folder.resolve("calm")).run();
    Workshop shop = Notes.in(folder.resolve("jumping"));
    Random random = new Random(11);
    shop.worker()
        .hook((_, _) -> {
          shop.clock().advance(Duration.ofDays(random.nextInt(-1000, 1000)));
          return Optional.empty();
        });

    RunReport report = shop.run();

    assertThat(report.digest()).isEqualTo(calm.digest());
    assertThat(shop.journal(new RunId("notes-1")))
        .extracting(JournalEntry::time)
        .isSortedAccordingTo(Comparator.naturalOrder());
    shop.clock().advance(Duration.ofDays(-5000));
    assertThat(Workshop.executed(shop.run())).isZero();
    shop.file("notes/b.txt", "other");
    assertThat(Workshop.executed(shop.run())).isEqualTo(3);
  }
}
