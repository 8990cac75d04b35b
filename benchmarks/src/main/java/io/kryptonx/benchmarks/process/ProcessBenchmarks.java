package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures workloads in rounds A B A B and prints medians, spread, ratios to the reference of the
 * same round, and peak memory; then what the machine can do at best. Started by {@code
 * benchmarks/run}.
 */
public final class ProcessBenchmarks {

  private static final int MAX_ROUNDS = 100;
  private static final String USAGE =
      "benchmarks/run [WORKLOAD…] [--rounds N] [--scale S] [--out FILE.json] [--no-limits]\n"
          + "  workloads: "
          + String.join(", ", Workloads.names())
          + "; all unless named\n"
          + "  --scale 1 is the full size of 10,000 tasks; 0.02 unless said otherwise";

  private ProcessBenchmarks() {}

  /** Takes the command {@code kryptonx}, the commit, and the options. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path kryptonx = Path.of(arguments[0]);
    String commit = arguments[1];
    List<String> chosen = new ArrayList<>();
    Map<String, String> options = new TreeMap<>(Map.of("--rounds", "3", "--scale", "0.02"));
    for (int i = 2; i < arguments.length; i++) {
      String word = arguments[i];
      boolean valued = List.of("--rounds", "--scale", "--out").contains(word);
      if (valued && i + 1 < arguments.length) {
        options.put(word, arguments[++i]);
      } else if (word.equals("--no-limits")) {
        options.put(word, "");
      } else if (Workloads.names().contains(word)) {
        chosen.add(word);
      } else {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
    int rounds = Math.clamp(Integer.parseInt(options.getOrDefault("--rounds", "")), 1, MAX_ROUNDS);
    double scale = Double.parseDouble(options.getOrDefault("--scale", ""));
    Path root = Files.createTempDirectory("kryptonx-benchmarks-");
    System.out.println("in " + root + ", which stays: delete it when nothing is to be measured");
    Workloads workloads = new Workloads(root, new Programs(kryptonx), scale);
    List<String> results = new ArrayList<>();
    for (String name : chosen.isEmpty() ? Workloads.names() : chosen) {
      Result result = measured(workloads.make(name), rounds);
      System.out.print(result.text());
      results.add(result.json());
    }
    Map<String, Double> limits =
        options.containsKey("--no-limits") ? Map.of() : new Limits(root).measure();
    limits.forEach((what, value) -> System.out.printf(Locale.ROOT, "%n%-45s %.3f", what, value));
    System.out.println();
    if (options.containsKey("--out")) {
      Files.writeString(
          Path.of(options.getOrDefault("--out", "")), json(commit, scale, rounds, results, limits));
    }
  }

  /** Each round has every subject once, in the same order. */
  private static Result measured(Workload workload, int rounds)
      throws IOException, InterruptedException {
    List<List<Sample>> samples = new ArrayList<>();
    workload.subjects().forEach(_ -> samples.add(new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < samples.size(); i++) {
        samples.get(i).add(workload.subjects().get(i).measured().measure(round));
      }
    }
    return new Result(workload, samples);
  }

  private static String json(
      String commit, double scale, int rounds, List<String> results, Map<String, Double> limits) {
    List<String> bounds = new ArrayList<>();
    limits.forEach(
        (what, value) -> bounds.add(String.format(Locale.ROOT, "\"%s\":%.4f", what, value)));
    return """
    {"date":"%s","commit":"%s","scale":%s,"rounds":%d,
     "machine":{"processors":%d,"os":"%s","jdk":"%s"},
     "limits":{%s},
     "results":[
      %s]}
    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            commit,
            scale,
            rounds,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.version(),
            String.join(",", bounds),
            String.join(",\n  ", results));
  }
}
