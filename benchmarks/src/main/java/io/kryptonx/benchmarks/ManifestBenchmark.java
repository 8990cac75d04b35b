package io.kryptonx.benchmarks;

import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Lists of many items: making one, reading it, and finding what differs between two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ManifestBenchmark {

  private static final MediaType TEXT = MediaType.parse("text/plain");

  /** How many items the collection has. */
  @Param({"1000", "100000"})
  public int items;

  private final List<Member> members = new ArrayList<>();
  private final Map<Digest, byte[]> contents = new HashMap<>();
  private Digest root = Digest.of(new byte[0]);
  private Digest other = root;

  /** Makes a collection, and one in which one item has other content. */
  @Setup
  public void prepare() {
    for (int i = 0; i < items; i++) {
      members.add(new Member(Item.of("n%07d".formatted(i)), snapshot("content " + i)));
    }
    root = keep(Members.of(members));
    List<Member> changed = new ArrayList<>(members);
    changed.set(items / 2, new Member(members.get(items / 2).item(), snapshot("other")));
    other = keep(Members.of(changed));
  }

  /** A list of members to chunks and root. */
  @Benchmark
  public Digest build() {
    return Members.of(members).root();
  }

  /** Root and chunks to a list of members. */
  @Benchmark
  public int read() {
    return Members.read(root, this::content).size();
  }

  /** The entries of the chunks that two lists do not share. */
  @Benchmark
  public int diff() {
    Set<Digest> known = new HashSet<>(Manifest.chunks(root, this::content));
    return Manifest.chunks(other, this::content).stream()
        .filter(chunk -> !known.contains(chunk))
        .mapToInt(chunk -> Manifest.entries(chunk, this::content).size())
        .sum();
  }

  private byte[] content(Digest digest) {
    return Objects.requireNonNull(contents.get(digest));
  }

  private Digest keep(Members collection) {
    contents.putAll(collection.contents());
    return collection.root();
  }

  private static Snapshot snapshot(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(TEXT, bytes.length, Digest.of(bytes));
  }
}
