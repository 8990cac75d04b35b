package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this machine can do at best, which no workload can pass. */
record Limits(Path folder) {

  private static final int PAGE = 4096;
  private static final int SYNCS = 200;
  private static final int BATCH = 100;
  private static final int PROCESSES = 200;
  private static final int JVMS = 5;
  private static final int FILES = 10_000;
  private static final int HASHED = 1 << 28;

  /** Work that is timed as a whole. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** By what is measured, with its unit. */
  Map<String, Double> measure() throws IOException, InterruptedException {
    Map<String, Double> limits = new TreeMap<>();
    limits.put("fsync of 4 KiB appends, per second", SYNCS / seconds(() -> appends(1)));
    limits.put("fsync of 100 appends of 4 KiB, per second", SYNCS / seconds(() -> appends(BATCH)));
    limits.put("SHA-256, GB per second", HASHED / 1e9 / seconds(Limits::hash));
    limits.put("fork and exec, per second", PROCESSES / seconds(this::processes));
    limits.put("start of an empty JVM, seconds", seconds(this::jvms) / JVMS);
    Path small = Files.createDirectories(folder.resolve("small"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(small.resolve(Project.number(i)), "number " + i);
    }
    limits.put("copying 10,000 small files, seconds", seconds(() -> copies(small)));
    return limits;
  }

  private void appends(int batch) throws IOException {
    Path file = folder.resolve("appended-" + batch);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
      for (int i = 0; i < SYNCS; i++) {
        for (int page = 0; page < batch; page++) {
          out.write(ByteBuffer.allocate(PAGE));
        }
        out.force(false);
      }
    }
  }

  private static void hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[1 << 20];
      for (int done = 0; done < HASHED; done += block.length) {
        sha256.update(block);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void processes() throws IOException, InterruptedException {
    for (int i = 0; i < PROCESSES; i++) {
      new ProcessBuilder("/bin/true").directory(folder.toFile()).start().waitFor();
    }
  }

  private void jvms() throws IOException, InterruptedException {
    List<String> command = Programs.java(EmptyMain.class);
    for (int i = 0; i < JVMS; i++) {
      new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
    }
  }

  private void copies(Path small) throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    for (int i = 0; i < FILES; i++) {
      String name = Project.number(i);
      Files.copy(small.resolve(name), copies.resolve(name));
    }
  }

  private static double seconds(Step step) throws IOException, InterruptedException {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
