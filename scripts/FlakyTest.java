import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the pipeline {@code flaky} of the tests on a calm day and on a bad one, and checks that
 *
 * <ul>
 *   <li>every task that is not below a permanent failure has the digest of the calm day;
 *   <li>exactly the permanent failures are dead letters, with their cause;
 *   <li>a redrive of some of them leaves the others alone;
 *   <li>after the cause is gone, a redrive executes nothing else and gives the run digest of the calm
 *       day.
 * </ul>
 *
 * Run by {@code scripts/flaky-test [TASKS] [SEED] [JOBS]}.
 */
final class FlakyTest {

  private static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{64})\",\"status\"");
  private static final Pattern COUNT = Pattern.compile("\"(ran|cached|failed|blocked)\":(\\d+)");
  private static final Pattern ENTRY =
      Pattern.compile("\"item\":\"([^\"]*)\",\"output\":\"[a-z]+\",\"status\":\"[a-z]+\",.*?\"digest\":\"([0-9a-f]{64})\"");
  private static final Pattern LETTER =
      Pattern.compile("\"item\":\"([^\"]*)\",\"state\":\"open\",\"kind\":\"permanent\",\"message\":\"([^\"]*)\"");

  private final Path home;
  private final Path folder;
  private final int jobs;
  private final List<String> wrong = new ArrayList<>();

  private FlakyTest(Path home, Path folder, int jobs) {
    this.home = home;
    this.folder = folder;
    this.jobs = jobs;
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath().normalize();
    int tasks = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
    int jobs = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    Path folder = Files.createTempDirectory("kryptonx-flaky-");
    System.out.printf("seed %d, %d tasks, %d at a time, in %s%n", seed, tasks, jobs, folder);
    FlakyTest test = new FlakyTest(home, folder, jobs);
    test.go(tasks, new Random(seed));
    test.wrong.forEach(each -> System.out.println("WRONG: " + each));
    System.out.println(test.wrong.isEmpty() ? "passed" : "FAILED; look into " + folder);
    if (test.wrong.isEmpty()) {
      delete(folder);
    }
    System.exit(test.wrong.isEmpty() ? 0 : 1);
  }

  private void go(int tasks, Random random) throws Exception {
    Path texts = Files.createDirectories(folder.resolve("texts"));
    Files.copy(
        home.resolve("cli/src/test/pipelines/flaky/pipeline.yaml"),
        folder.resolve("pipeline.yaml"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      names.add("t%04d".formatted(i));
      Files.writeString(texts.resolve(names.get(i) + ".txt"), names.get(i) + "\nsome text\n");
    }
    Path faults = Files.createDirectories(folder.resolve("faults"));

    Result calm = kryptonx("run", "--json", "--store", "calm");
    expect(calm.code() == 0, "the calm run ended with " + calm.code());
    Map<String, String> made = made("calm");
    System.out.printf("calm run:      %s  %s%n", calm.digest().substring(0, 12), calm.counts());

    Collections.shuffle(names, random);
    int permanent = Math.max(2, tasks * 2 / 100);
    Set<String> dead = new TreeSet<>(names.subList(0, permanent));
    int hanging = tasks * 5 / 100;
    int passing = tasks * 30 / 100;
    int faulty = 0;
    for (String name : names.subList(0, permanent + hanging + passing)) {
      String kind = dead.contains(name) ? "permanent" : faulty < hanging ? "hang" : "transient";
      faulty += kind.equals("permanent") ? 0 : 1;
      Files.writeString(faults.resolve(name), kind + " " + (1 + random.nextInt(2)) + "\n");
    }
    System.out.printf("faults:        %d transient, %d hanging, %d permanent%n", passing, hanging, permanent);

    Result flaky = kryptonx("run", "--json", "--store", "store");
    System.out.printf("flaky run:     exit %d  %s%n", flaky.code(), flaky.counts());
    expect(flaky.code() == 1, "a run with dead letters ended with " + flaky.code());
    expect(flaky.counts().get("failed") == permanent, "other failures than planted");
    expect(flaky.counts().get("blocked") == permanent + 1, "blocked: " + flaky.counts());
    Map<String, String> got = made("store");
    expect(got.size() == tasks - permanent, got.size() + " results");
    expect(made.entrySet().containsAll(got.entrySet()), "a result differs from the calm run's");

    Map<String, String> letters = letters();
    System.out.printf("dead letters:  %d, %s%n", letters.size(), new TreeSet<>(letters.values()));
    expect(letters.keySet().equals(dead), "dead letters: " + letters.keySet());
    letters.forEach((name, cause) ->
        expect(cause.contains("exit code 3: cannot digest " + name), "the cause of " + name + ": " + cause));

    String first = dead.iterator().next();
    Files.delete(faults.resolve(first));
    Result one = kryptonx("dlq", "redrive", "work", first, "--json", "--store", "store");
    System.out.printf("redrive of 1:  exit %d  %s%n", one.code(), one.counts());
    expect(one.code() == 0 && one.counts().get("ran") == 2, "a redrive of one did: " + one.counts());
    expect(letters().size() == permanent - 1, "the others do not stay");

    for (String name : dead) {
      Files.deleteIfExists(faults.resolve(name));
    }
    Result all = kryptonx("dlq", "redrive", "--rate", "20/s", "--json", "--store", "store");
    System.out.printf("redrive:       %s  exit %d  %s%n", all.digest().substring(0, 12), all.code(), all.counts());
    expect(all.code() == 0, "the redrive ended with " + all.code());
    expect(all.counts().get("ran") == 2 * (permanent - 1) + 1, "the redrive did: " + all.counts());
    expect(all.digest().equals(calm.digest()), "the run digest is not the calm run's");
    expect(letters().isEmpty(), "dead letters are left");
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  private Map<String, String> made(String store) throws Exception {
    Map<String, String> made = new TreeMap<>();
    Matcher matcher = ENTRY.matcher(kryptonx("show", "work", "--json", "--store", store).out());
    while (matcher.find()) {
      made.put(matcher.group(1), matcher.group(2));
    }
    return made;
  }

  private Map<String, String> letters() throws Exception {
    Map<String, String> letters = new TreeMap<>();
    Matcher matcher = LETTER.matcher(kryptonx("dlq", "list", "--json", "--store", "store").out());
    while (matcher.find()) {
      letters.put(matcher.group(1), matcher.group(2));
    }
    return letters;
  }

  private record Result(int code, String out, String digest, Map<String, Integer> counts) {}

  private Result kryptonx(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("kryptonx").toString()));
    command.addAll(List.of(words));
    if (words[0].equals("run") || words.length > 1 && words[1].equals("redrive")) {
      command.addAll(List.of("--sandbox", "off", "--jobs", String.valueOf(jobs)));
    }
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().put("FAULTS", folder.resolve("faults").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (out.isEmpty()) {
      wrong.add(command + " printed nothing; " + Files.readString(err));
    }
    Matcher digest = DIGEST.matcher(out);
    Map<String, Integer> counts = new TreeMap<>();
    Matcher count = COUNT.matcher(out);
    while (count.find()) {
      counts.putIfAbsent(count.group(1), Integer.valueOf(count.group(2)));
    }
    return new Result(code, out, digest.find() ? digest.group(1) : "none        ", counts);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        file.toFile().setWritable(true);
        Files.deleteIfExists(file);
      }
    }
  }
}
