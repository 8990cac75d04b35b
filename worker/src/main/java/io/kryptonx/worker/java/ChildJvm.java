package io.kryptonx.worker.java;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.javahost.HostMain;
import io.kryptonx.worker.javahost.HostReply;
import io.kryptonx.worker.javahost.HostRequest;
import io.kryptonx.worker.launch.Child;
import io.kryptonx.worker.launch.Session;
import io.kryptonx.worker.process.Family;
import io.kryptonx.worker.process.Log;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that performs attempts of Java stages, one at a time. It ends when its input does, so
 * also when this process dies.
 */
final class ChildJvm {

  /** How long a stage that was interrupted, and its process, may take to end. */
  static final long GRACE_MILLIS = 2_000;

  /** Replies go to descriptor 3; what native code prints goes to a file. */
  private static final List<String> REDIRECT =
      List.of("/bin/sh", "-c", "exec 3>&1 >>\"$0\" 2>&1; exec \"$@\"");

  private static final int TAIL_LINES = 8;
  private static final int TAIL_CHARACTERS = 1_000;

  private final Path folder;
  private final Process process;
  private final Family family;
  private final DataOutputStream requests;
  private final DataInputStream replies;
  private boolean usable = true;

  private ChildJvm(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.family = new Family(Child.of(process), String.valueOf(folder.getFileName()));
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts one.
   *
   * @param folder a fresh folder of its own
   * @param reads what its stages may read, beside the JDK
   * @param writes what its stages may write
   */
  static ChildJvm start(
      Path folder, List<Path> reads, List<Path> writes, Sandbox sandbox, Share share) {
    Path home = folder.resolve("home");
    Path tmp = folder.resolve("tmp");
    Path log = folder.resolve("log");
    try {
      Files.createDirectory(home);
      Files.createDirectory(tmp);
      List<Path> allReads = new ArrayList<>(JavaCommand.reads());
      allReads.addAll(reads);
      List<String> java = JavaCommand.of(HostMain.class, home, tmp, share);
      List<String> command = new ArrayList<>(REDIRECT);
      command.add(log.toString());
      command.addAll(Session.own(sandbox.wrapServer(allReads, writes, java, share.open())));
      ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
      builder.environment().clear();
      builder.environment().putAll(JavaCommand.environment(home, share.perturbation()));
      return new ChildJvm(folder, builder.start());
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot start a process for Java stages: " + e.getMessage(), e);
    }
  }

  /**
   * Performs an attempt. Afterwards the process waits for another, or has ended.
   *
   * @throws IOException if it ended without a reply
   */
  HostReply perform(HostRequest request) throws IOException {
    boolean done = false;
    try {
      request.write(requests);
      HostReply reply = HostReply.read(replies);
      done = reply.goesOn();
      return reply;
    } finally {
      if (done) {
        clearTmp();
      } else {
        usable = false;
        awaitEnd();
      }
    }
  }

  /** Whether it can perform another attempt. */
  boolean isUsable() {
    return usable && process.isAlive();
  }

  /** How it ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** The last lines of what native code and the JVM printed. */
  String lastWords() {
    try {
      return Log.read(folder.resolve("log"), List.of()).tail(TAIL_LINES, TAIL_CHARACTERS);
    } catch (IOException e) {
      return "";
    }
  }

  /** Interrupts what it performs and makes it end. Any thread; takes up to the time of grace. */
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      family.endForcibly(); // it does not listen any more
      return;
    }
    awaitEnd();
  }

  /** Makes it end and deletes its folder. */
  void close() {
    end();
    try {
      Deletion.delete(folder);
    } catch (IOException e) {
      return; // swept at the next start
    }
  }

  private void awaitEnd() {
    try {
      if (process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        family.endStrays();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    family.endForcibly();
  }

  private void clearTmp() throws IOException {
    Path tmp = folder.resolve("tmp");
    String[] left = tmp.toFile().list(); // with fewer calls than a stream makes
    if (left == null) {
      throw new IOException("cannot read " + tmp);
    }
    for (String name : left) {
      Deletion.delete(tmp.resolve(name));
    }
  }
}
