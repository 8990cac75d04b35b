package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Phrases about past runs. */
public final class RunWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private RunWords() {}

  /** {@code 2030-01-31 17:05}, in the zone of who reads it. */
  public static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** {@code succeeded (removed)}. */
  static String status(Output out, RunHeader run) {
    String status = out.in(StatusStyle.of(run.status()), run.status().label());
    String kept =
        switch (run.body()) {
          case RunBody.Removed _ -> " (removed)";
          case RunBody.Outline _ -> " (outline)";
          case RunBody.Whole _ -> run.isImported() ? " (imported)" : "";
        };
    return status + out.in(Style.FAINT, kept);
  }

  /** How long it took; nothing for one that has not ended. */
  static String duration(RunHeader run) {
    return run.ended()
        .map(end -> Quantity.duration(Math.max(0, Duration.between(run.started(), end).toMillis())))
        .orElse("");
  }
}
