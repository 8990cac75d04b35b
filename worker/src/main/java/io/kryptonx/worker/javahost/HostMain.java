package io.kryptonx.worker.javahost;

import io.kryptonx.worker.javahost.HostReply.Status;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Performs attempts of Java stages: reads a request, runs the stage in another thread, writes a
 * reply, and so on. When its input ends, whoever asked is gone or wants no more: the stage is
 * interrupted, and soon after the process ends. That thread reads also while a stage runs, so that
 * this is noticed then.
 *
 * <p>Replies go to file descriptor 3, since what a stage and its libraries print may come from
 * native code, too, which would break into them.
 */
public final class HostMain {

  private static final Path REPLIES = Path.of("/dev/fd/3");
  private static final long INTERRUPTED_MILLIS = 500;

  private final DataOutputStream replies;
  private final Attempts attempts = new Attempts();
  private final ThreadGroup group = new ThreadGroup("stage");
  private final BlockingQueue<HostRequest> waiting = new ArrayBlockingQueue<>(1);
  private final Thread stage = new Thread(group, this::performAll, "stage");
  private boolean inAttempt;
  private volatile boolean ending;

  private HostMain(DataOutputStream replies) {
    this.replies = replies;
  }

  /** Serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    InputStream requests = System.in;
    System.setIn(InputStream.nullInputStream());
    DataOutputStream replies =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(REPLIES.toFile()), 8192));
    HostMain host = new HostMain(replies);
    Runtime.getRuntime().addShutdownHook(new Thread(host::exited, "exited"));
    host.serve(new DataInputStream(new BufferedInputStream(requests)));
  }

  private void serve(DataInputStream requests) throws IOException {
    stage.start();
    while (true) {
      HostRequest request;
      try {
        request = HostRequest.read(requests);
      } catch (EOFException e) {
        end();
        return;
      }
      start(request);
    }
  }

  private void start(HostRequest request) {
    synchronized (this) {
      inAttempt = true;
    }
    waiting.add(request); // the one before was answered, or this would not be asked
  }

  private void performAll() {
    while (!ending) {
      HostReply reply;
      try {
        reply = attempts.perform(waiting.take(), group);
      } catch (InterruptedException e) {
        return; // at the end
      }
      boolean _ = Thread.interrupted(); // as a stage may have left it
      reply(reply);
      if (!reply.goesOn()) {
        Runtime.getRuntime().halt(0);
      }
    }
  }

  /**
   * Runs when the process is about to end in an orderly way, which a stage must not bring about.
   */
  private void exited() {
    reply(new HostReply(Status.EXITED, "", List.of(), false));
  }

  private synchronized void reply(HostReply reply) {
    if (!inAttempt) {
      return;
    }
    inAttempt = false;
    try {
      reply.write(replies);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1); // nobody is there to hear it
    }
  }

  private void end() {
    ending = true;
    boolean busy;
    synchronized (this) {
      busy = inAttempt;
    }
    if (busy) {
      stage.interrupt();
      try {
        stage.join(INTERRUPTED_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
