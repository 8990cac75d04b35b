package io.kryptonx.benchmarks;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** What fingerprints cost: encoding and hashing the parts of a task, and those of a stage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FingerprintBenchmark {

  private static final int PARTS = 20;
  private static final String STAGE = "work";
  private static final MediaType TYPE = MediaType.parse("image/jpeg");

  /** How many inputs the task has. */
  @Param({"1", "3", "10"})
  public int inputs;

  private final List<String> names = new ArrayList<>();
  private final List<Digest> digests = new ArrayList<>();
  private Digest stage = Digest.of(new byte[0]);
  private StageKeys keys = new StageKeys(new TreeMap<>());

  /** Makes a stage and the inputs of a task. */
  @Setup
  public void prepare() {
    for (int i = 0; i < inputs; i++) {
      names.add("input" + i);
      digests.add(Digest.of(new byte[] {(byte) i}));
    }
    List<KeyPart> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(new KeyPart("part " + i, "value ".repeat(i)));
    }
    keys = new StageKeys(new TreeMap<>(Map.of(STAGE, parts)));
    stage = keys.of(STAGE);
  }

  /** A task: the digest of its stage, and name, type and digest of each input. */
  @Benchmark
  public Fingerprint task() {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.fingerprint").count(1);
    out.digest(stage).count(inputs);
    for (int i = 0; i < inputs; i++) {
      out.text(names.get(i)).count(1).text(TYPE.name()).digest(digests.get(i));
    }
    return new Fingerprint(out.flag(false).toDigest());
  }

  /** The parts that all tasks of a stage share, once in a run. */
  @Benchmark
  public Digest stage() {
    return keys.of(STAGE);
  }
}
