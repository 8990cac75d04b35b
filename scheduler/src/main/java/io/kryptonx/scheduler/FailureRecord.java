package io.kryptonx.scheduler;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.json.JsonText;
import io.kryptonx.model.task.Failure;
import java.nio.charset.StandardCharsets;

/**
 * Why an item failed, as content that stages below can take: a JSON object in canonical form (RFC
 * 8785) with {@code attempts}, {@code exit_code}, {@code kind} and {@code message}. Attempts that
 * were lost with an engine are not counted, since equal work gives equal records.
 */
final class FailureRecord {

  private FailureRecord() {}

  /** The record of a task that failed. */
  static String of(Task task) {
    Failure failure = task.knownFailure();
    StringBuilder json = new StringBuilder("{\"attempts\":").append(task.failures);
    json.append(",\"exit_code\":");
    failure.exitCode().ifPresentOrElse(json::append, () -> json.append("null"));
    json.append(",\"kind\":");
    JsonText.string(json, failure.kind().label());
    json.append(",\"message\":");
    JsonText.string(json, failure.message());
    return json.append('}').toString();
  }

  /** The snapshot of {@link #of}. */
  static Snapshot snapshot(Task task) {
    byte[] bytes = of(task).getBytes(StandardCharsets.UTF_8);
    return new Snapshot(MediaType.JSON, bytes.length, Digest.of(bytes));
  }
}
