package io.kryptonx.worker.javahost;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Performs the one attempt of a request in a file; for people who look into a task. */
public final class RunOnce {

  private RunOnce() {}

  /** Takes the path of the request. */
  public static void main(String[] arguments) throws IOException {
    HostRequest request;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      request = HostRequest.read(in);
    }
    HostReply reply = new Attempts().run(request, System.out);
    if (reply.status() != HostReply.Status.RETURNED) {
      System.err.println(reply.message());
      System.exit(1);
    }
  }
}
