package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.model.task.TaskStatus;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Progress as lines for logs and files: one when a stage is done, and one every few seconds while
 * none is. Of many stages only the first are told, and those of which tasks failed.
 */
final class PlainLines implements ProgressLines {

  private static final long PERIOD_MILLIS = 250;
  private static final long QUIET_MILLIS = 10_000;

  private final Output out;
  private final Estimate estimate = new Estimate();
  private final Set<String> done = new HashSet<>();
  private int told;
  private String header = "";
  private long lastLineMillis;

  PlainLines(Output out) {
    this.out = out;
  }

  @Override
  public long periodMillis() {
    return PERIOD_MILLIS;
  }

  @Override
  public void header(String text) {
    header = text;
  }

  @Override
  public void started() {
    out.line(header);
  }

  @Override
  public void progress(Progress progress) {
    tellDone(progress);
    List<StageProgress> stages = progress.stages();
    long ended = stages.stream().mapToLong(StageProgress::ended).sum();
    long expected = stages.stream().mapToLong(StageProgress::expected).sum();
    OptionalLong left = estimate.update(progress.elapsedMillis(), ended, expected);
    if (progress.elapsedMillis() - lastLineMillis >= QUIET_MILLIS) {
      lastLineMillis = progress.elapsedMillis();
      out.line(quiet(stages, ended, expected, progress.elapsedMillis(), left));
    }
  }

  private String quiet(
      List<StageProgress> stages, long ended, long expected, long elapsed, OptionalLong left) {
    int running = stages.stream().mapToInt(StageProgress::running).sum();
    String rest =
        left.isPresent() ? ", about " + LiveFrame.rounded(left.getAsLong()) + " left" : "";
    String text =
        "  %d/%d ended, %d running, %s%s"
            .formatted(ended, expected, running, LiveFrame.rounded(elapsed), rest);
    return out.in(Style.FAINT, text);
  }

  @Override
  public void ended(Progress progress) {
    tellDone(progress);
  }

  private void tellDone(Progress progress) {
    StageLine line = new StageLine(out, progress.stages());
    for (StageProgress stage : progress.stages()) {
      if (StageLine.isDone(stage) && done.add(stage.stage()) && StageLine.isExecuted(stage)) {
        tell(line, stage, progress.elapsedMillis());
      }
    }
  }

  private void tell(StageLine line, StageProgress stage, long elapsedMillis) {
    boolean failed = stage.count(TaskStatus.FAILED) > 0;
    if (told < Words.MAX_LISTED || failed && told < 2 * Words.MAX_LISTED) {
      out.line(line.ended(stage));
      lastLineMillis = elapsedMillis;
      told++;
      if (told == Words.MAX_LISTED) {
        out.line(out.in(Style.FAINT, "  … further stages are only counted"));
      }
    }
  }

  @Override
  public void line(String text) {
    out.line(text);
  }

  @Override
  public void end() {}
}
