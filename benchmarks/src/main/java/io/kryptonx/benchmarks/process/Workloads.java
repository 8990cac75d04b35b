package io.kryptonx.benchmarks.process;

import io.kryptonx.benchmarks.process.Project.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The workloads. Each is made in a folder of its own, and measured from a shell's point of view.
 *
 * @param root a fresh folder
 * @param scale 1 for the full sizes
 */
record Workloads(Path root, Programs programs, double scale) {

  private static final List<String> NAMES =
      List.of("W1c", "W1j", "W2", "W3", "W4", "W5", "W5l", "W8", "W9", "W10");
  private static final int WIDE = 10_000;
  private static final int CHAIN = 1_000;
  private static final int LOOPS = 1_000;
  private static final int ITERATIONS = 10;
  private static final long BIG = 4L << 30;

  static List<String> names() {
    return NAMES;
  }

  Workload make(String name) throws IOException, InterruptedException {
    return switch (name) {
      case "W1c" -> cold(name, Kind.COMMANDS, "independent tiny commands and a collect, cold");
      case "W1j" -> cold(name, Kind.JAVA, "the same as Java stages");
      case "W2" -> chain(name);
      case "W3" -> again(name, false, "W1c again, nothing changed");
      case "W4" -> again(name, true, "W1c again, one input changed");
      case "W5" -> loops(name, LOOPS, ITERATIONS, "loops of ten iterations beside each other");
      case "W5l" -> loops(name, 1, LOOPS * ITERATIONS, "one loop of as many iterations");
      case "W8" -> firstTask(name);
      case "W9" -> big(name);
      case "W10" -> growing(name);
      default ->
          throw new IllegalArgumentException(name + " is none of " + String.join(", ", NAMES));
    };
  }

  private Workload cold(String name, Kind kind, String what) throws IOException {
    Project project = Project.wide(root.resolve(name), scaled(WIDE), kind);
    List<Subject> subjects = new ArrayList<>();
    subjects.add(peer("ninja", project, Programs.ninja()));
    if (kind == Kind.COMMANDS && Timed.isInstalled("make")) {
      subjects.add(peer("make", project, Programs.make()));
    }
    subjects.add(fresh("kryptonx", project, "off"));
    if (Timed.isInstalled("bwrap")) {
      subjects.add(fresh("kryptonx, sandbox", project, "on"));
    }
    if (kind == Kind.JAVA) {
      Project within = Project.wide(root.resolve(name + "-within"), scaled(WIDE), Kind.WITHIN);
      subjects.add(fresh("kryptonx, isolation: none", within, "off"));
    }
    return new Workload(name, what, scaled(WIDE), subjects);
  }

  private Workload chain(String name) throws IOException {
    Project project = Project.chain(root.resolve(name), scaled(CHAIN), Kind.JAVA);
    Project within = Project.chain(root.resolve(name + "-within"), scaled(CHAIN), Kind.WITHIN);
    List<Subject> subjects =
        List.of(
            peer("ninja", project, Programs.ninja()),
            fresh("kryptonx", project, "off"),
            fresh("kryptonx, isolation: none", within, "off"));
    return new Workload(name, "dependent Java tasks", scaled(CHAIN), subjects);
  }

  /** Iterations are durable, as are single appends that are waited for. */
  private Workload loops(String name, int loops, int iterations, String what) throws IOException {
    int many = loops == 1 ? 1 : scaled(loops);
    int each = loops == 1 ? scaled(iterations) : iterations;
    Project project = Project.loops(root.resolve(name), many, each);
    Subject syncs =
        new Subject(
            "as many single fsyncs",
            round -> {
              String file = root.resolve(name + "-synced-" + round).toString();
              return Timed.run(
                  root, Programs.java(SingleSyncs.class, file, String.valueOf(many * each)));
            });
    return new Workload(
        name, what, (long) many * each, List.of(syncs, fresh("kryptonx", project, "off")));
  }

  private Workload again(String name, boolean changes, String what)
      throws IOException, InterruptedException {
    Project project = Project.wide(root.resolve(name), scaled(WIDE), Kind.COMMANDS);
    Timed.run(project.folder(), Programs.ninja());
    Timed.run(root, programs.run(project.folder(), "off"));
    List<Subject> subjects = new ArrayList<>();
    List<List<String>> commands = List.of(Programs.ninja(), programs.run(project.folder(), "off"));
    for (List<String> command : commands) {
      String program = subjects.isEmpty() ? "ninja" : "kryptonx";
      subjects.add(
          new Subject(
              program,
              round -> {
                if (changes) {
                  String file = "in/%s.txt".formatted(Project.number(round % scaled(WIDE)));
                  project.write(file, program + " " + round + "\n");
                }
                return Timed.run(project.folder(), command);
              }));
    }
    return new Workload(name, what, scaled(WIDE), subjects);
  }

  private Workload firstTask(String name) throws IOException {
    Project project = new Project(root.resolve(name));
    Path told = project.folder().resolve("told");
    project.write(
        "pipeline.yaml",
        """
        pipeline: first
        stages:
          first: { out: { out: text/plain }, run: 'date +%%s%%N > "%s"; echo 1 > "$out"' }
        """
            .formatted(told));
    Subject empty = new Subject("empty JVM", _ -> Timed.run(root, Programs.java(EmptyMain.class)));
    Subject ours =
        new Subject(
            "kryptonx",
            round -> {
              project.moveAway(".kryptonx", "-" + round);
              Instant start = Instant.now();
              Sample whole = Timed.run(root, programs.run(project.folder(), "off"));
              long nanos = Long.parseLong(Files.readString(told).strip());
              Duration before = Duration.between(start, Instant.EPOCH.plusNanos(nanos));
              return new Sample(before.toNanos() / 1e9, whole.peakKib());
            });
    return new Workload(name, "from the command to its first task", 1, List.of(empty, ours));
  }

  private Workload big(String name) throws IOException {
    Project project = new Project(root.resolve(name));
    long bytes = (long) (BIG * scale);
    project.write("in/text", "");
    Path source = project.folder().resolve("in/big.bin");
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(source)) {
      for (long written = 0; written < bytes; written += block.length) {
        out.write(Long.toString(written).getBytes(StandardCharsets.UTF_8));
        out.write(block);
      }
    }
    project.write(
        "pipeline.yaml",
        """
        pipeline: big
        sources: { big: { file: in/big.bin } }
        stages: { copy: { in: { big: big }, out: { out: application/octet-stream }, run: 'cp "$big" "$out"' } }
        publish: { out/big.bin: copy }
        """);
    // Into the store, by the stage, and to where it is published.
    String copies = project.folder().resolve("copies").toString();
    Subject bare =
        new Subject(
            "hash and copy",
            _ -> {
              project.delete("copies");
              return Timed.run(
                  root, Programs.java(HashAndCopy.class, source.toString(), copies, "3"));
            });
    Subject fresh =
        new Subject(
            "kryptonx",
            _ -> {
              project.delete(".kryptonx");
              project.delete("out");
              return Timed.run(root, programs.run(project.folder(), "off"));
            });
    return new Workload(
        name, "a big asset from source to publication", bytes, List.of(bare, fresh));
  }

  private Workload growing(String name) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (int tasks = WIDE; tasks <= 100 * WIDE; tasks *= 10) {
      Project project = Project.wide(root.resolve(name + "-" + tasks), scaled(tasks), Kind.WITHIN);
      subjects.add(fresh("kryptonx, %,d".formatted(scaled(tasks)), project, "off"));
    }
    return new Workload(name, "Java tasks, ten times as many each", scaled(WIDE), subjects);
  }

  private Subject fresh(String name, Project project, String sandbox) {
    return new Subject(
        name,
        round -> {
          String away = "-" + sandbox + "-" + round;
          project.moveAway(".kryptonx", away);
          project.moveAway("out", away);
          return Timed.run(root, programs.run(project.folder(), sandbox));
        });
  }

  private static Subject peer(String name, Project project, List<String> command) {
    return new Subject(
        name,
        round -> {
          for (String made : List.of("built", "sum.txt", ".ninja_log", ".ninja_deps")) {
            project.moveAway(made, "-" + name + "-" + round);
          }
          return Timed.run(project.folder(), command);
        });
  }

  private int scaled(int size) {
    return Math.max(1, (int) (size * scale));
  }
}
