package io.kryptonx.worker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.task.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqliteUpsertTest extends UpsertContract {

  @Override
  String url(Path project) {
    return "jdbc:sqlite:shop.db"; // beside the definition
  }

  @Override
  Optional<String> user() {
    return Optional.empty();
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  @Test
  void makesNoDatabase() throws Exception {
    Files.delete(file());
    assertThat(
            failure(
                    upsert(
                        new EventId(new UUID(0x8000, Long.MIN_VALUE)),
                        "mails-1",
                        MediaType.parse("text/csv"),
                        "id\n1\n"))
                .kind())
        .isEqualTo(Failure.Kind.PERMANENT);
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return folder.resolve("project/shop.db");
  }
}
