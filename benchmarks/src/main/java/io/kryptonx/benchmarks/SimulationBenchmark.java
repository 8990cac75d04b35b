package io.kryptonx.benchmarks;

import io.kryptonx.testkit.host.FiftyTasks;
import io.kryptonx.testkit.host.HostRequest;
import io.kryptonx.testkit.host.Simulation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Simulated runs of fifty tasks, a seed each, and how many events are checked in them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SimulationBenchmark {

  private final HostRequest request = FiftyTasks.request();
  private long seed;

  /** Counts events beside runs. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {
    /** That were checked. */
    public long events;
  }

  /** One run to its end. */
  @Benchmark
  public Simulation.Result run(Counted counted) {
    Simulation.Result result = new Simulation(request, seed++).run();
    counted.events += result.events();
    return result;
  }
}
