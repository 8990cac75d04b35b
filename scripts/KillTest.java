import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills an engine at random moments of a run and starts it again, many times over, and checks after
 * each round that
 *
 * <ul>
 *   <li>the next start completes the run, with the run digest of an undisturbed one;
 *   <li>a task whose finish stood in {@code --events} before the kill is never attempted again;
 *   <li>what is published is never seen half-written;
 *   <li>no working folder is left.
 * </ul>
 *
 * Run by {@code scripts/kill-test [ROUNDS] [TASKS] [SEED]}.
 */
final class KillTest {

  private static final Pattern FINISHED =
      Pattern.compile("\"type\":\"io.kryptonx.task.finished\".*?\"data\":\\{\"stage\":\"([^\"]*)\",\"item\":\"([^\"]*)\"");
  private static final Pattern STARTED =
      Pattern.compile("\\{\"stage\":\"([^\"]*)\",\"item\":\"([^\"]*)\",\"attempt\":(\\d+)\\}");
  private static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{64})\"");

  private final Path kryptonx;
  private final Path folder;
  private final Random random;
  private final String sandbox;

  private KillTest(Path kryptonx, Path folder, long seed, String sandbox) {
    this.kryptonx = kryptonx;
    this.folder = folder;
    this.random = new Random(seed);
    this.sandbox = sandbox;
  }

  public static void main(String[] args) throws Exception {
    Path kryptonx = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int tasks = args.length > 2 ? Integer.parseInt(args[2]) : 2000;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
    String sandbox = args.length > 4 ? args[4] : "auto";
    Path folder = Files.createTempDirectory("kryptonx-kill-");
    System.out.printf("seed %d, %d rounds, %d tasks, in %s%n", seed, rounds, tasks, folder);
    KillTest test = new KillTest(kryptonx, folder, seed, sandbox);
    test.makePipeline(tasks);
    boolean good = test.rounds(rounds);
    System.out.println(good ? "all rounds passed" : "FAILED; look into " + folder);
    if (good) {
      delete(folder);
    }
    System.exit(good ? 0 : 1);
  }

  /** Half of the tasks write a text in capitals, half count its bytes, in Java; a command sums up. */
  private void makePipeline(int tasks) throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < tasks / 2; i++) {
      Files.writeString(inputs.resolve("n%05d.txt".formatted(i)), "line one\nnumber " + i + "\n");
    }
    stage("Upper", "upper", "Files.readString(context.input(\"text\")).toUpperCase()");
    stage("Count", "count", "Files.size(context.input(\"upper\")) + \"\\n\"");
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: killed
        sources:
          texts: { files: "in/{text}.txt", type: text/plain }
        stages:
          upper:
            in:  { text: texts }
            out: { upper: text/plain }
            java: stages/Upper.java
          count:
            in:  { upper: upper }
            out: { count: text/plain }
            java: stages/Count.java
          total:
            in:  { counts: { from: count, collect: true } }
            out: { total: text/plain }
            run: cat "$counts"/* > "$total"
        publish:
          "out/total.txt": total
          "out/upper/{text}.txt": upper
        """);
  }

  private void stage(String name, String output, String content) throws IOException {
    Files.createDirectories(folder.resolve("stages"));
    Files.writeString(
        folder.resolve("stages/" + name + ".java"),
        """
        import io.kryptonx.stage.Stage;
        import io.kryptonx.stage.StageContext;
        import java.nio.file.Files;

        public final class %s implements Stage {
          @Override
          public void run(StageContext context) throws Exception {
            Files.writeString(context.output("%s"), %s);
          }
        }
        """
            .formatted(name, output, content));
  }

  /** An empty store, but for the classes, which are compiled once. */
  private void emptyStore() throws IOException {
    try (Stream<Path> parts = Files.list(folder.resolve("store"))) {
      for (Path part : parts.filter(each -> !each.endsWith("cache")).toList()) {
        delete(part);
      }
    }
  }

  private boolean rounds(int rounds) throws Exception {
    long begun = System.nanoTime();
    Process calm = start("store", "calm.ndjson");
    String whole = output(calm);
    String digest = digest(whole);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    String total = Files.readString(folder.resolve("out/total.txt"));
    Set<String> all = finished(folder.resolve("calm.ndjson"));
    System.out.printf("undisturbed: %d ms, %d tasks, digest %s%n", millis, all.size(), digest);
    boolean good = calm.exitValue() == 0;
    int killed = 0;
    for (int round = 1; round <= rounds; round++) {
      delete(folder.resolve("out"));
      emptyStore();
      long after = random.nextLong(millis);
      Process first = start("store", "first.ndjson");
      boolean ended = first.waitFor(after, TimeUnit.MILLISECONDS);
      killed += ended ? 0 : 1;
      first.destroyForcibly().waitFor();
      Set<String> before = finished(folder.resolve("first.ndjson"));
      List<String> wrong = new ArrayList<>(halfWritten(total));
      Process second = start("store", "second.ndjson");
      String result = output(second);
      if (second.exitValue() != 0) {
        wrong.add("the next start ended with exit code " + second.exitValue());
      }
      if (!digest(result).equals(digest)) {
        wrong.add("its run digest is " + digest(result));
      }
      Set<String> again = started(folder.resolve("second.ndjson"));
      again.retainAll(before);
      if (!again.isEmpty()) {
        wrong.add(again.size() + " finished tasks were attempted again: " + again.iterator().next());
      }
      if (!Files.readString(folder.resolve("out/total.txt")).equals(total)) {
        wrong.add("what was published differs");
      }
      wrong.addAll(leftovers());
      System.out.printf(
          "round %3d: killed after %5d ms with %4d finished: %s%n",
          round, after, before.size(), wrong.isEmpty() ? "good" : wrong);
      if (!wrong.isEmpty()) {
        return false;
      }
    }
    System.out.printf("%d of %d rounds were killed before their end%n", killed, rounds);
    return good;
  }

  private Process start(String store, String events) throws IOException {
    Files.deleteIfExists(folder.resolve(events));
    ProcessBuilder builder =
        new ProcessBuilder(
            kryptonx.toString(),
            "run",
            folder.toString(),
            "--store",
            folder.resolve(store).toString(),
            "--sandbox",
            sandbox,
            "--json",
            "--events",
            folder.resolve(events).toString());
    builder.redirectError(folder.resolve("errors.txt").toFile());
    return builder.redirectOutput(folder.resolve("output.json").toFile()).start();
  }

  private String output(Process process) throws Exception {
    process.waitFor();
    return Files.readString(folder.resolve("output.json"));
  }

  private static String digest(String json) {
    Matcher matcher = DIGEST.matcher(json);
    return matcher.find() ? matcher.group(1) : "missing";
  }

  /** Lines that the kill cut short do not count. */
  private static Set<String> finished(Path events) throws IOException {
    Set<String> tasks = new HashSet<>();
    for (String line : lines(events)) {
      Matcher matcher = FINISHED.matcher(line);
      if (line.endsWith("}") && matcher.find()) {
        tasks.add(matcher.group(1) + " [" + matcher.group(2) + "]");
      }
    }
    return tasks;
  }

  private static Set<String> started(Path events) throws IOException {
    Set<String> tasks = new HashSet<>();
    for (String line : lines(events)) {
      Matcher matcher = STARTED.matcher(line);
      while (line.contains("io.kryptonx.attempts.started") && matcher.find()) {
        tasks.add(matcher.group(1) + " [" + matcher.group(2) + "]");
      }
    }
    return tasks;
  }

  private static List<String> lines(Path events) throws IOException {
    if (!Files.exists(events)) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(events), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    lines.removeLast(); // what is behind the last line end was cut
    return lines;
  }

  private List<String> halfWritten(String total) throws IOException {
    Path published = folder.resolve("out/total.txt");
    boolean whole = !Files.exists(published) || Files.readString(published).equals(total);
    return whole ? List.of() : List.of("out/total.txt was seen half-written");
  }

  private List<String> leftovers() throws IOException {
    List<String> left = new ArrayList<>();
    Path work = folder.resolve("store/work");
    if (Files.isDirectory(work)) {
      try (Stream<Path> files = Files.list(work)) {
        files.forEach(file -> left.add("left behind: " + file));
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      files
          .filter(file -> file.getFileName().toString().startsWith(".kx-"))
          .forEach(file -> left.add("left behind: " + file));
    }
    return left;
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
