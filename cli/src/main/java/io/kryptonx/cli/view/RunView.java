package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Follows a run while it goes on: failures and notices at once, and between them a live block on a
 * terminal or now and then a line elsewhere. Its own thread asks for progress; it ends with {@link
 * #close}.
 */
public final class RunView implements RunObserver, AutoCloseable {

  /** So many failures of a stage are told one by one; the others are counted. */
  static final int MAX_FAILURES = 10;

  private final Output out;
  private final ProgressLines lines;
  private final Supplier<Progress> progress;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Integer> retries = new HashMap<>();
  private int told;
  private int toldRetries;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("view").unstarted(task));

  /**
   * A view of one run.
   *
   * @param rows of the terminal
   */
  public RunView(Output out, Supplier<Integer> rows, Supplier<Progress> progress) {
    this.out = out;
    this.progress = progress;
    this.lines = out.isTerminal() ? new LiveLines(out, rows) : new PlainLines(out);
  }

  /** Begins to follow. */
  public void start() {
    long period = lines.periodMillis();
    // Should a look at the run fail, the view stands still and the run goes on.
    var _ = ticker.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
  }

  /** Looks at the run now. */
  void tick() {
    Progress now = progress.get(); // not under the lock that the engine's thread may wait for
    synchronized (this) {
      if (!ticker.isShutdown()) {
        lines.progress(now);
      }
    }
  }

  @Override
  public synchronized void preparing(String what) {
    lines.header(out.in(Style.FAINT, Harmless.line(what) + " …"));
  }

  @Override
  public synchronized void started(RunId run, Digest revision, boolean resumed) {
    lines.header(
        out.in(Style.STRONG, run.text())
            + out.in(Style.FAINT, "  revision " + revision.shortHex())
            + (resumed ? out.in(Style.NOTICE, "  continues where it stopped") : ""));
    lines.started();
  }

  @Override
  public synchronized void durable(RunId run, List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry.event() instanceof Event.AttemptFailed failed) {
        failed(failed, entry.time());
      }
    }
  }

  @Override
  public synchronized void notice(String text) {
    lines.line(out.in(Style.NOTICE, "note") + "  " + Harmless.line(text));
  }

  /** A person asked to stop. */
  public synchronized void stopping() {
    lines.line(out.in(Style.NOTICE, "stopping") + "  once more, and it ends at once");
  }

  /** Shows where the run stood at its end, which no tick may have seen. */
  public synchronized void ended(RunReport report) {
    lines.ended(new Progress(report.stages(), report.durationMillis()));
  }

  /** Ends following; nothing is painted afterwards. */
  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    lines.end();
  }

  private void failed(Event.AttemptFailed failed, Instant now) {
    if (failed.retryAt().isPresent()) {
      again(failed, Duration.between(now, failed.retryAt().get()));
      return;
    }
    int count = failures.merge(failed.task().stage(), 1, Integer::sum);
    if (count > MAX_FAILURES + 1 || told > Words.MAX_LISTED) {
      return;
    }
    told++;
    if (told > Words.MAX_LISTED) {
      lines.line(out.in(Style.FAINT, "  more failures are only counted"));
      return;
    }
    String mark = out.in(Style.ALARM, "✘") + " ";
    if (count == MAX_FAILURES + 1) {
      String stage = Harmless.line(failed.task().stage());
      lines.line(mark + out.in(Style.FAINT, "more failures of " + stage + " are only counted"));
      return;
    }
    String attempt =
        failed.attempt() > 1 ? out.in(Style.FAINT, " (attempt " + failed.attempt() + ")") : "";
    String text = mark + Words.task(out, failed.task()) + attempt + "  " + what(failed.failure());
    lines.line(Columns.cut(text, out.columns()));
  }

  private void again(Event.AttemptFailed failed, Duration wait) {
    int count = retries.merge(failed.task().stage(), 1, Integer::sum);
    if (count > MAX_FAILURES || ++toldRetries > Words.MAX_LISTED) {
      return;
    }
    String next =
        (wait.isPositive() ? "again in " + Quantity.duration(wait.toMillis()) : "again at once")
            + ", attempt "
            + (failed.attempt() + 1);
    String text =
        out.in(Style.NOTICE, "↻ ")
            + Words.task(out, failed.task())
            + "  "
            + what(failed.failure())
            + out.in(Style.FAINT, "  " + next);
    lines.line(Columns.cut(text, out.columns()));
  }

  /** The first line of what went wrong. */
  static String what(Failure failure) {
    String first = failure.message().lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return Harmless.line(first.isEmpty() ? "failed" : first.strip());
  }
}
