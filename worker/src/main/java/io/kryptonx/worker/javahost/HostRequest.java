package io.kryptonx.worker.javahost;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attempt of a stage written in Java, as it is told to the process that performs it. All paths
 * are absolute.
 *
 * @param stage its path, for messages
 * @param log what is printed goes there
 * @param cost the file for what it cost
 * @param seed of random numbers
 * @param reads the words of what it declares to read
 * @param item text of the item
 * @param dimensions parts of the item by dimension
 * @param key of the effect; empty where it is none
 */
public record HostRequest(
    String stage,
    String mainClass,
    List<String> classpath,
    String log,
    String cost,
    long seed,
    List<HostInput> inputs,
    Map<String, String> outputs,
    Map<String, String> params,
    Map<String, String> env,
    Map<String, String> secrets,
    Map<String, String> files,
    Set<String> reads,
    String item,
    Map<String, String> dimensions,
    String key) {

  /** Appends the form that {@link #read} reads. */
  public void write(DataOutputStream out) throws IOException {
    Wire wire = new Wire(out);
    wire.text(stage);
    wire.text(mainClass);
    wire.list(classpath, wire::text);
    wire.text(log);
    wire.text(cost);
    out.writeLong(seed);
    wire.list(inputs, input -> input.write(wire));
    wire.map(outputs);
    wire.map(params);
    wire.map(env);
    wire.map(secrets);
    wire.map(files);
    wire.list(reads, wire::text);
    wire.text(item);
    wire.map(dimensions);
    wire.text(key);
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  public static HostRequest read(DataInputStream in) throws IOException {
    Wire.Reader wire = new Wire.Reader(in);
    return new HostRequest(
        wire.text(),
        wire.text(),
        wire.list(wire::text),
        wire.text(),
        wire.text(),
        in.readLong(),
        wire.list(() -> HostInput.read(wire)),
        wire.map(),
        wire.map(),
        wire.map(),
        wire.map(),
        wire.map(),
        Set.copyOf(wire.list(wire::text)),
        wire.text(),
        wire.map(),
        wire.text());
  }
}
