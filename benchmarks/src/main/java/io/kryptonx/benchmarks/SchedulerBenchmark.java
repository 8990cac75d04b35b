package io.kryptonx.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code decide} and {@code apply} for a whole run, from the start to its manifest. The time of a
 * task is that of the run divided by {@code tasks}; it should be the same for all sizes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SchedulerBenchmark {

  /** How many independent tasks the run has. */
  @Param({"1000", "10000", "100000"})
  public int tasks;

  private WideRun run = new WideRun(1);

  /** Makes what the run is given. */
  @Setup
  public void prepare() {
    run = new WideRun(tasks);
  }

  /** One run. */
  @Benchmark
  public int wholeRun() {
    return run.run();
  }
}
