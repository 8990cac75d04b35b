package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.Progress.StageProgress;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Progress as a live block, painted at most ten times a second. */
final class LiveLines implements ProgressLines {

  private static final long PERIOD_MILLIS = 100;

  private final LiveBlock block;
  private final LiveFrame frame;
  private final Supplier<Integer> rows;
  private final Estimate estimate = new Estimate();
  private String header = "";
  private long tick;

  LiveLines(Output out, Supplier<Integer> rows) {
    this.block = new LiveBlock(out);
    this.frame = new LiveFrame(out);
    this.rows = rows;
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
  public void started() {}

  @Override
  public void progress(Progress progress) {
    List<StageProgress> stages = progress.stages();
    long ended = stages.stream().mapToLong(StageProgress::ended).sum();
    long expected = stages.stream().mapToLong(StageProgress::expected).sum();
    OptionalLong left = estimate.update(progress.elapsedMillis(), ended, expected);
    block.paint(frame.lines(header, progress, left, rows.get(), tick++));
  }

  /** The summary shows all stages as they ended. */
  @Override
  public void ended(Progress progress) {}

  @Override
  public void line(String text) {
    block.above(text);
  }

  @Override
  public void end() {
    block.clear();
  }
}
