package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder with one pipeline and the same work for ninja and make. */
record Project(Path folder) {

  /** So far apart do loops count, so that none does the work of another. */
  private static final long LOOP_ROOM = 1_000_000;

  /** How tasks of the pipeline are written. */
  enum Kind {
    COMMANDS,
    /** Java stages in processes of their own. */
    JAVA,
    /** Java stages within the engine. */
    WITHIN;

    String isolation() {
      return this == WITHIN ? ", isolation: none" : "";
    }
  }

  /** Many independent tasks and one that collects them. */
  static Project wide(Path folder, int tasks, Kind kind) throws IOException {
    Project project = new Project(folder);
    for (int i = 0; i < tasks; i++) {
      project.write("in/%s.txt".formatted(number(i)), "number " + i + "\n");
    }
    boolean java = kind != Kind.COMMANDS;
    project.write("Copy.java", stage("Copy", "c.readText(\"n\")", "out"));
    project.write("Sum.java", stage("Sum", "c.items(\"all\").size() + \"\\n\"", "sum"));
    project.write(
        "pipeline.yaml",
        """
        pipeline: wide
        sources: { numbers: { files: "in/{n}.txt" } }
        stages:
          work: { in: { n: numbers }, out: { out: text/plain }, %s }
          total: { in: { all: { from: work, collect: true } }, out: { sum: text/plain }, %s }
        publish: { out/sum.txt: total }
        """
            .formatted(
                java ? "java: Copy.java" + kind.isolation() : "run: 'cat \"$n\" > \"$out\"'",
                java ? "java: Sum.java" + kind.isolation() : "run: 'cat \"$all\"/* > \"$sum\"'"));
    StringBuilder ninja = new StringBuilder("rule w\n  command = cat $in > $out\n");
    ninja.append("rule s\n  command = cat built/* > $out\n");
    StringBuilder make = new StringBuilder("sum.txt:");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tasks; i++) {
      ninja.append("build built/%1$s.txt: w in/%1$s.txt\n".formatted(number(i)));
      all.append(" built/").append(number(i)).append(".txt");
    }
    ninja.append("build sum.txt: s").append(all).append('\n');
    make.append(all).append("\n\tcat built/* > $@\n");
    make.append("built/%.txt: in/%.txt | built\n\tcat $< > $@\nbuilt:\n\tmkdir built\n");
    project.write("build.ninja", ninja.toString());
    project.write("Makefile", make.toString());
    return project;
  }

  /** Tasks of which each needs the one before. */
  static Project chain(Path folder, int tasks, Kind kind) throws IOException {
    Project project = new Project(folder);
    project.write("in/start.txt", "0\n");
    String next = "Integer.parseInt(c.readText(\"x\").strip()) + 1 + \"\\n\"";
    project.write("Step.java", stage("Step", next, "out"));
    StringBuilder yaml = new StringBuilder("pipeline: chain\n");
    yaml.append("sources: { start: { file: in/start.txt } }\nstages:\n");
    StringBuilder ninja =
        new StringBuilder("rule w\n  command = read x < $in; echo $$((x+1)) > $out\n");
    for (int i = 0; i < tasks; i++) {
      String from = i == 0 ? "start" : "s" + number(i - 1);
      String file = i == 0 ? "in/start.txt" : "built/" + number(i - 1);
      yaml.append("  s%s: { in: { x: %s }, ".formatted(number(i), from));
      yaml.append("out: { out: text/plain }, java: Step.java%s }\n".formatted(kind.isolation()));
      ninja.append("build built/%s: w %s\n".formatted(number(i), file));
    }
    yaml.append("publish: { out/end.txt: s%s }\n".formatted(number(tasks - 1)));
    project.write("pipeline.yaml", yaml.toString());
    project.write("build.ninja", ninja.toString());
    return project;
  }

  /** Loops beside each other that count up, each iteration a Java stage within the engine. */
  static Project loops(Path folder, int loops, int iterations) throws IOException {
    Project project = new Project(folder);
    for (int i = 0; i < loops; i++) {
      project.write("in/%s.json".formatted(number(i)), i * LOOP_ROOM + 1 + "\n");
    }
    String next = "Long.parseLong(c.readText(\"now\").strip()) + 1 + \"\\n\"";
    project.write("Step.java", stage("Step", next, "next"));
    project.write(
        "pipeline.yaml",
        """
        pipeline: loops
        sources: { starts: { files: "in/{n}.json" } }
        stages:
          count:
            in: { start: starts }
            out: { end: application/json }
            loop:
              carry: start
              stages:
                step: { in: { now: carry }, out: { next: application/json }, java: Step.java, isolation: none }
              until: carry %% %2$d >= %1$d
              best: carry
              result: carry
              next: step
              max_iterations: %1$d
        """
            .formatted(iterations, LOOP_ROOM));
    return project;
  }

  /** Writes a file, and the folders that it is in. */
  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  /** Moves something out of the way: after a mass delete some file systems are slow for minutes. */
  void moveAway(String path, String to) throws IOException {
    Path from = folder.resolve(path);
    if (Files.exists(from)) {
      Path away = Files.createDirectories(folder.resolveSibling("away"));
      Files.move(from, away.resolve(folder.getFileName() + "-" + path.replace('/', '-') + to));
    }
  }

  /** Deletes what is few files but many bytes. */
  void delete(String path) throws IOException {
    Path top = folder.resolve(path);
    if (!Files.exists(top)) {
      return;
    }
    try (Stream<Path> all = Files.walk(top)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  static String number(int i) {
    return "n%07d".formatted(i);
  }

  private static String stage(String name, String text, String output) {
    return """
    import io.kryptonx.stage.Stage;
    import io.kryptonx.stage.StageContext;

    public final class %s implements Stage {
      @Override
      public void run(StageContext c) throws Exception {
        c.writeText("%s", %s);
      }
    }
    """
        .formatted(name, output, text);
  }
}
