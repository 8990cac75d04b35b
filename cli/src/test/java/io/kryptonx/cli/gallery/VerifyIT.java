package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.proof.VerifyRequest;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.Perturbation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work of a run is done again, for real. */
final class VerifyIT {

  private static final String EACH_TIME = "it makes something else each time";

  @TempDir Path folder;

  private static VerifyReport verified(Workspace pipeline, Perturbation perturbation) {
    return pipeline.with(engine ->
        engine.verify(
            new VerifyRequest(Optional.empty(), Optional.empty(), Optional.empty(), perturbation),
            StoreProgress.NONE));
  }

  private void change(String sql) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve(".kryptonx/store.db");
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Test
  void everyImpurityIsFoundAndCalledByItsName() throws IOException {
    Workspace impure = Workspace.ofExample("impure", folder);
    impure.run();

    // A set of some hundred words has the same order again in one of some hundred processes.
    Map<String, String> causes = new TreeMap<>();
    VerifyReport report;
    int tries = 0;
    do {
      report = verified(impure, Perturbation.of(new SplittableRandom(7)));
      for (Finding finding : report.findings()) {
        if (finding.task().stage().equals("tell")) {
          assertThat(finding.verdict())
              .as("effects are not done again")
              .isEqualTo(Verdict.RECORDED);
          continue;
        }
        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        causes.put(finding.task().stage(), finding.reason().replaceAll(":.*", ""));
      }
    } while (causes.size() < 9 && ++tries < 3);
    assertThat(causes)
        .containsExactly(
            Map.entry("clock", EACH_TIME),
            Map.entry(
                "environment", "it depends on environment variables that it does not declare"),
            Map.entry("file_order", "it depends on the order in which files are listed"),
            Map.entry("folder", EACH_TIME),
            Map.entry("hash_order", EACH_TIME),
            Map.entry("locale", "it depends on the locale"),
            Map.entry("processors", "it depends on the number of processors"),
            Map.entry("random", EACH_TIME),
            Map.entry("zone", "it depends on the time zone"));
    assertThat(report.isGood()).isFalse();
    assertThat(report.verdicts()).containsEntry(Verdict.IDENTICAL, 8);
  }

  @Test
  void whatWasEditedSinceDoesNotCount() throws IOException {
    Workspace orders = Workspace.ofExample("orders", folder);
    orders.run();
    orders.replace("orders.csv", ",apple,", ",pear,");
    orders.replace(
        "stages/Totals.java", "import java.io.IOException", "import  java.io.IOException");
    orders.replace("pipeline.yaml", "into: 16", "into: 8");

    VerifyReport report = verified(orders, Perturbation.of(new SplittableRandom(1)));

    assertThat(report.isGood()).isTrue();
    assertThat(report.verdicts()).containsEntry(Verdict.IDENTICAL, 19);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void aChangedByteOfABlobIsPlaced() throws IOException, SQLException {
    Workspace books = Workspace.ofExample("books", folder);
    books.run();
    change(
        "UPDATE blobs SET content = CAST(replace(CAST(content AS TEXT), 'The Tyger', 'The Tiger') AS"
            + " BLOB) WHERE CAST(content AS TEXT) LIKE '%songs/The Tyger%'");

    VerifyReport report = verified(books, Perturbation.NONE);

    assertThat(report.isGood()).isFalse();
    assertThat(report.findings())
        .anyMatch(finding ->
            finding.verdict() == Verdict.LOST && finding.reason().contains("is damaged"));
  }

  @Test
  void aChangedByteOfAnEventIsPlaced() throws IOException, SQLException {
    Workspace books = Workspace.ofExample("books", folder);
    books.run();
    change(
        "UPDATE journal SET payload = CAST(substr(payload, 1, 40) || x'00' || substr(payload, 42) AS"
            + " BLOB) WHERE first_sequence = (SELECT max(first_sequence) FROM journal)");

    assertThatThrownBy(() -> verified(books, Perturbation.NONE))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("books-1");
  }
}
