package io.kryptonx.worker.javahost;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * How an attempt ended, as the process that performed it tells.
 *
 * @param message of what failed; empty otherwise
 * @param causes the names, whole and short, of what was thrown and of the classes above it
 * @param goesOn whether the process serves another; otherwise it ends now, by itself
 */
public record HostReply(Status status, String message, List<String> causes, boolean goesOn) {

  /** How it ended. */
  public enum Status {
    /** The stage returned. */
    RETURNED,
    /** The stage threw. */
    THREW,
    /** The stage ended the process. */
    EXITED
  }

  public HostReply {
    causes = List.copyOf(causes);
  }

  /** Appends the form that {@link #read} reads. */
  public void write(DataOutputStream out) throws IOException {
    Wire wire = new Wire(out);
    wire.text(status.name());
    wire.text(message);
    wire.list(causes, wire::text);
    out.writeBoolean(goesOn);
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  public static HostReply read(DataInputStream in) throws IOException {
    Wire.Reader wire = new Wire.Reader(in);
    return new HostReply(
        Status.valueOf(wire.text()), wire.text(), wire.list(wire::text), in.readBoolean());
  }
}
