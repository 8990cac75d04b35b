package io.kryptonx.cli.edges;

import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Runs a pipeline on a small disk again and again, with a little more room each time, until it has
 * room enough. After each run that failed room is made, the store has to be good, and the next run
 * to end like one that was never short of room. The main program of {@link SmallDiskIT}.
 */
final class SmallDisk {

  private static final long KIB = 1024;

  /** More than a page, so that it ends, and not much more, so that it fails at many places. */
  private static final long STEP_KIB = 20;

  private static final long MAX_KIB = 1200;

  private static final String PIPELINE =
      """
      pipeline: small
      sources:
        texts: { files: "in/{text}.txt", type: text/plain }
      stages:
        large:
          in:  { text: texts }
          out: { large: text/plain }
          run: head -c 90000 /dev/zero | tr '\\0' x | cat "$text" - > "$large"
        all:
          in:  { large: { from: large, collect: true } }
          out: { all: text/plain }
          run: cat "$large"/* | wc -c > "$all"
      publish:
        "out/{text}.txt": large
        "all.txt": all
      """;

  private final Path disk;

  private SmallDisk(Path disk) {
    this.disk = disk;
  }

  public static void main(String[] arguments) throws IOException {
    SmallDisk small = new SmallDisk(Path.of(arguments[0]));
    RunReport calm = run(small.project("calm"));
    int failed = 0;
    long room = 0;
    boolean enough = false;
    for (; !enough && room <= MAX_KIB; room += STEP_KIB) {
      enough = small.round(room, calm);
      failed += enough ? 0 : 1;
    }
    check(enough, "there was never room enough");
    System.out.printf("good: %d runs failed for want of room, the last was whole%n", failed);
  }

  /** Whether there was room enough. */
  private boolean round(long roomKib, RunReport calm) throws IOException {
    Path project = project("room-" + roomKib);
    Path ballast = fill(roomKib);
    boolean whole = false;
    try {
      RunReport report = run(project);
      whole = report.status() == RunStatus.SUCCEEDED;
      check(!whole || report.digest().equals(calm.digest()), roomKib + " KiB: another digest");
    } catch (KryptonxException e) {
      check(
          EnumSet.of(ErrorCode.STORE, ErrorCode.ENVIRONMENT).contains(e.code()),
          roomKib + " KiB: " + e);
    }
    Files.delete(ballast);
    checkStore(project, roomKib);
    RunReport next = run(project);
    check(
        next.status() == RunStatus.SUCCEEDED,
        roomKib + " KiB: the next run " + next.status() + ": " + next.failures());
    check(next.digest().equals(calm.digest()), roomKib + " KiB: the next run has another digest");
    String all = Files.readString(project.resolve("all.txt")).strip();
    check(all.equals("180002"), roomKib + " KiB: published " + all);
    checkStore(project, roomKib);
    delete(project);
    return whole;
  }

  private static void checkStore(Path project, long roomKib) {
    checkStore(project, roomKib + " KiB: ");
  }

  /** Fails where the store of a pipeline is damaged. */
  static void checkStore(Path project, String when) {
    Path store = project.resolve(".kryptonx");
    try (StoreTools tools = StoreTools.open(store, Access.READ)) {
      var report = tools.check(true, StoreProgress.NONE);
      check(report.isGood(), when + "the store is damaged: " + report.damages());
    } catch (KryptonxException e) {
      check(e.code() == ErrorCode.NOT_FOUND, when + e); // it was not even made
    }
  }

  /** Runs a pipeline in this process. */
  static RunReport run(Path project) {
    EngineConfig config =
        new EngineConfig(
            project,
            Optional.empty(),
            1,
            EngineConfig.Sandbox.OFF,
            EngineConfig.Access.WRITE,
            _ -> Optional.empty());
    try (Engine engine = EmbeddedEngine.open(config)) {
      return engine.run(RunRequest.everything(), new RunObserver() {});
    }
  }

  private Path project(String name) throws IOException {
    Path project = disk.resolve(name);
    Files.createDirectories(project.resolve("in"));
    Files.writeString(project.resolve("pipeline.yaml"), PIPELINE);
    Files.writeString(project.resolve("in/a.txt"), "a");
    Files.writeString(project.resolve("in/b.txt"), "b");
    return project;
  }

  /** Leaves so much room on the disk. */
  private Path fill(long roomKib) throws IOException {
    Path ballast = disk.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      long left = Files.getFileStore(disk).getUsableSpace() - roomKib * KIB;
      byte[] page = new byte[4096];
      for (; left >= page.length; left -= page.length) {
        out.write(page);
      }
    }
    return ballast;
  }

  private static void delete(Path project) throws IOException {
    io.kryptonx.worker.folder.Deletion.delete(project);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
