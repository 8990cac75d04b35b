package io.kryptonx.worker.java;

import io.kryptonx.model.task.Failure;
import io.kryptonx.stage.TransientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Exceptions that usually pass: of connections, and of waiting too long. */
public final class PassingExceptions {

  private static final Set<String> NAMES =
      Set.of(
          TransientException.class.getName(),
          SocketException.class.getName(),
          SocketTimeoutException.class.getName(),
          UnknownHostException.class.getName(),
          TimeoutException.class.getName(),
          "java.net.http.HttpTimeoutException"); // its module is not needed for the name

  private PassingExceptions() {}

  /**
   * What an exception is if the definition does not say.
   *
   * @param causes the names of the exception and of those above it
   */
  public static Failure.Kind kind(List<String> causes) {
    return causes.stream().anyMatch(NAMES::contains)
        ? Failure.Kind.TRANSIENT
        : Failure.Kind.PERMANENT;
  }
}
