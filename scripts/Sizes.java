import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs pipelines at their largest sizes, each command in a process of its own with a bounded heap,
 * and prints how it ended, what time it took, and its peak memory. A command that ends in another
 * way than it should, or prints more than a few hundred lines, is a failure. Run by {@code
 * scripts/sizes}.
 */
final class Sizes {

  private static final List<String> ALL =
      List.of("big", "files", "tasks", "each", "chain", "graph");

  /** What is printed for people fits a few screens, whatever the size. */
  private static final long MAX_LINES = 1_000;

  private static final long MAX_MINUTES = 30;
  private static final String READ = "plan; runs show; profile; report --out report.html; store check";

  private final Path kryptonx;
  private final Path root;
  private int failures;

  private Sizes(Path kryptonx, Path root) {
    this.kryptonx = kryptonx;
    this.root = root;
  }

  public static void main(String[] args) throws Exception {
    List<String> chosen = args.length > 1 ? List.of(args).subList(1, args.length) : ALL;
    if (!ALL.containsAll(chosen)) {
      System.err.println("scripts/sizes [" + String.join("|", ALL) + "]…");
      System.exit(2);
    }
    Path root = Files.createTempDirectory("kryptonx-sizes-");
    Sizes sizes = new Sizes(Path.of(args[0]).toAbsolutePath(), root);
    System.out.printf("%-8s %-28s %-9s %8s %8s %8s  %s%n",
        "workload", "command", "verdict", "wall s", "cpu s", "MiB", "lines");
    for (String name : chosen) {
      Path folder = Files.createDirectory(root.resolve(name));
      sizes.workload(name, folder);
      delete(folder);
    }
    delete(root);
    System.out.println(sizes.failures == 0 ? "all fine" : sizes.failures + " failed");
    System.exit(sizes.failures == 0 ? 0 : 1);
  }

  private void workload(String name, Path folder) throws IOException, InterruptedException {
    switch (name) {
      case "big" -> {
        big(folder, 4L << 30);
        commands(name, folder, "256m", "run; run; plan; store check");
      }
      case "files" -> {
        files(folder, 100_000);
        commands(name, folder, "512m", "run; run");
        Files.writeString(folder.resolve("in/n0000007.txt"), "changed");
        commands(name, folder, "512m", "run; why size n0000007; diff; " + READ + "; gc --keep 1");
      }
      case "tasks" -> {
        table(folder, 1_000_000);
        commands(name, folder, "2g", "run; run; runs show; store check");
      }
      case "each" -> {
        each(folder, 100_000);
        commands(name, folder, "512m", "run; run; " + READ + "; gc --keep 1");
      }
      case "chain" -> {
        chain(folder, 10_000);
        commands(name, folder, "512m", "check; run; why s09999; why +s09999; graph --format svg; " + READ);
      }
      default -> {
        graph(folder, 5_000);
        commands(name, folder, "512m", "check; run; why s04999; graph --format dot; graph --format svg; " + READ);
      }
    }
  }

  private void commands(String name, Path folder, String heap, String commands)
      throws IOException, InterruptedException {
    for (String command : commands.split("; ")) {
      command(name, folder, heap, command);
    }
  }

  private void command(String name, Path folder, String heap, String command)
      throws IOException, InterruptedException {
    Path times = root.resolve("times");
    Path output = root.resolve("output");
    List<String> words =
        new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o", times.toString()));
    words.add(kryptonx.toString());
    words.addAll(List.of(command.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("KRYPTONX_JAVA_OPTS", "-Xmx" + heap);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    long lines;
    try (Stream<String> all = Files.lines(output)) {
      lines = all.count();
    }
    boolean differs = command.equals("diff") && process.exitValue() == 1;
    boolean drawn = command.startsWith("graph");
    boolean good =
        ended && (process.exitValue() == 0 || differs) && (drawn || lines <= MAX_LINES);
    String[] told = ended ? lastLine(times).split(" ") : new String[0];
    boolean timed = told.length == 4;
    System.out.printf("%-8s %-28s %-9s %8s %8s %8s  %d%n",
        name,
        command,
        good ? "fine" : "FAILED " + (ended ? process.exitValue() : "hangs"),
        timed ? told[0] : "?",
        timed ? "%.1f".formatted(Double.parseDouble(told[1]) + Double.parseDouble(told[2])) : "?",
        timed ? Long.parseLong(told[3]) / 1024 : "?",
        lines);
    if (!good) {
      failures++;
      try (Stream<String> all = Files.lines(output)) {
        all.skip(Math.max(0, lines - 5)).forEach(line -> System.out.println("    " + line));
      }
    }
  }

  private static void big(Path folder, long bytes) throws IOException {
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(folder.resolve("big.bin"))) {
      for (long i = 0; i < bytes >> 20; i++) {
        byte[] number = Long.toString(i).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(number, 0, block, 0, number.length);
        out.write(block);
      }
    }
    define(folder, "sources: { big: { file: big.bin } }",
        "  copy: { in: { big: big }, out: { out: application/octet-stream }, run: 'cp \"$big\" \"$out\"' }\n"
            + "publish: { out/big.bin: copy }\n");
  }

  private static void files(Path folder, int count) throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < count; i++) {
      Files.writeString(in.resolve("n%07d.txt".formatted(i)), "number " + i);
    }
    define(folder, "sources: { numbers: { files: \"in/{n}.txt\" } }",
        "  size: { in: { n: numbers }, out: { out: text/plain }, expr: n.digest }\n");
  }

  private static void table(Path folder, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
      out.write("id,value\n");
      for (int i = 0; i < rows; i++) {
        out.write("n%07d,%d\n".formatted(i, i));
      }
    }
    define(folder, "sources: { rows: { csv: rows.csv, item: id } }",
        "  double: { in: { row: rows }, out: { out: text/plain }, expr: row.value + row.value }\n");
  }

  private static void each(Path folder, int count) throws IOException {
    String cut = "seq -f %%07.0f %d | split -l 1 -a 7 -d --additional-suffix=.txt - \"$part/\"";
    define(folder, "",
        "  cut: { out: { part: { type: text/plain, each: true } }, run: '%s' }\n"
                .formatted(cut.formatted(count))
            + "  size: { in: { n: cut }, out: { out: text/plain }, expr: n.digest }\n");
  }

  private static void chain(Path folder, int stages) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < stages; i++) {
      String from = i == 0 ? "start" : "s%05d".formatted(i - 1);
      String expression = i == 0 ? "string(x)" : "x.digest";
      yaml.append("  s%05d: { in: { x: %s }, out: { out: text/plain }, expr: %s }\n"
          .formatted(i, from, expression));
    }
    define(folder, "sources: { start: { value: 1 } }", yaml.toString());
  }

  /** Each stage takes up to eight of the two hundred before it. */
  private static void graph(Path folder, int stages) throws IOException {
    Random random = new Random(7);
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < stages; i++) {
      StringBuilder inputs = new StringBuilder(i == 0 ? "i0: start" : "");
      List<Integer> taken = new ArrayList<>();
      for (int j = 0; j < 8 && i > 0; j++) {
        int from = Math.max(0, i - 200) + random.nextInt(Math.min(200, i));
        if (!taken.contains(from)) {
          inputs.append(taken.isEmpty() ? "" : ", ");
          inputs.append("i%d: s%05d".formatted(taken.size(), from));
          taken.add(from);
        }
      }
      String expression = i == 0 ? "string(i0)" : "i0.digest + '" + i + "'";
      yaml.append("  s%05d: { in: { %s }, out: { out: text/plain }, expr: %s }\n"
          .formatted(i, inputs, expression));
    }
    define(folder, "sources: { start: { value: 1 } }", yaml.toString());
  }

  private static void define(Path folder, String sources, String stages) throws IOException {
    Files.writeString(
        folder.resolve("pipeline.yaml"), "pipeline: sizes\n" + sources + "\nstages:\n" + stages);
  }

  /** Before it may stand what the exit code was. */
  private static String lastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
