package io.kryptonx.cli.gallery;

import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A pipeline in a folder of its own, run for real: files, processes, SQLite. */
final class Workspace {

  private static final List<String> MADE = List.of(".kryptonx", "site", "out");

  private final Path folder;

  Workspace(Path folder) {
    this.folder = folder;
  }

  /** A copy of an example of the project. */
  static Workspace ofExample(String name, Path target) throws IOException {
    return ofFolder(Path.of("..", "examples", name), target);
  }

  /** A copy of a folder, without what was made there. */
  static Workspace ofFolder(Path folder, Path target) throws IOException {
    Path source = folder.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.sorted().toList()) {
        Path relative = source.relativize(file);
        boolean made = MADE.contains(relative.getName(0).toString());
        if (Files.isRegularFile(file) && !made) {
          Path copy = target.resolve(relative);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return new Workspace(target);
  }

  Path file(String path) {
    return folder.resolve(path);
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(file(path).getParent());
    Files.writeString(file(path), text);
  }

  void replace(String path, String before, String after) throws IOException {
    String text = Files.readString(file(path));
    if (!text.contains(before)) {
      throw new IllegalArgumentException(path + " does not hold '" + before + "'");
    }
    write(path, text.replace(before, after));
  }

  /** Runs it, and tells which tasks were attempted. */
  Run run() {
    return run(RunRequest.everything());
  }

  /** Runs it with or without a sandbox. */
  Run run(EngineConfig.Sandbox sandbox) {
    return run(RunRequest.everything(), sandbox);
  }

  Run run(RunRequest request) {
    return run(request, EngineConfig.Sandbox.AUTO);
  }

  private Run run(RunRequest request, EngineConfig.Sandbox sandbox) {
    List<String> attempted = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void durable(RunId run, List<JournalEntry> entries) {
            for (JournalEntry entry : entries) {
              if (entry.event() instanceof Event.AttemptsStarted started) {
                started.attempts().forEach(attempt -> attempted.add(attempt.task().toString()));
              }
            }
          }
        };
    try (Engine engine = open(sandbox)) {
      return new Run(engine.run(request, observer), attempted.stream().sorted().toList());
    }
  }

  PlanReport plan() {
    try (Engine engine = open()) {
      return engine.plan(RunRequest.everything());
    }
  }

  WhyReport why(String stage, String item) {
    try (Engine engine = open()) {
      return engine.why(stage, Optional.of(item), Optional.empty());
    }
  }

  /** Asks an engine. */
  <T> T with(Function<Engine, T> question) {
    try (Engine engine = open()) {
      return question.apply(engine);
    }
  }

  private Engine open() {
    return open(EngineConfig.Sandbox.AUTO);
  }

  private Engine open(EngineConfig.Sandbox sandbox) {
    return EmbeddedEngine.open(
        new EngineConfig(
            folder,
            Optional.empty(),
            2,
            sandbox,
            EngineConfig.Access.WRITE,
            _ -> Optional.empty()));
  }

  /**
   * What a run did.
   *
   * @param attempted tasks that were executed, sorted
   */
  record Run(RunReport report, List<String> attempted) {}
}
