package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.store.StoreProgress;
import java.util.List;

/** How far long work on a store is, on one line of a terminal; elsewhere nothing is shown. */
public final class StoreProgressView implements StoreProgress, AutoCloseable {

  /** Time between two pictures; the first one is late, so that short work shows none. */
  private static final long PERIOD_NANOS = 150_000_000L;

  private final Output out;
  private final LiveBlock block;
  private long next = System.nanoTime() + PERIOD_NANOS;

  /** A view on {@code out}. */
  public StoreProgressView(Output out) {
    this.out = out;
    this.block = new LiveBlock(out);
  }

  @Override
  public void at(String what, long done, long total) {
    if (!out.isTerminal() || System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + PERIOD_NANOS;
    String far = total > 0 ? done + " of " + total : done > 0 ? String.valueOf(done) : "";
    block.paint(
        List.of(
            Columns.cut(out.in(Style.FAINT, (what + " " + far).strip() + " …"), out.columns())));
  }

  @Override
  public void close() {
    block.clear();
  }
}
