package io.kryptonx.worker.javahost;

import java.io.IOException;
import java.util.List;

/**
 * An input of an attempt.
 *
 * @param path empty where there is nothing
 * @param members of a collection, in order
 * @param missing items that a collection lacks, as texts
 */
public record HostInput(
    String name, Kind kind, String path, List<HostMember> members, List<String> missing) {

  /** What there is. */
  public enum Kind {
    /** Nothing: the input is optional, and has no partner. */
    NOTHING,
    /** A file. */
    SINGLE,
    /** A folder. */
    COLLECTION
  }

  /**
   * A member of a collection.
   *
   * @param item in text form
   */
  public record HostMember(String item, List<String> parts, String path) {}

  void write(Wire wire) throws IOException {
    wire.text(name);
    wire.text(kind.name());
    wire.text(path);
    wire.list(
        members,
        member -> {
          wire.text(member.item);
          wire.list(member.parts, wire::text);
          wire.text(member.path);
        });
    wire.list(missing, wire::text);
  }

  static HostInput read(Wire.Reader wire) throws IOException {
    return new HostInput(
        wire.text(),
        Kind.valueOf(wire.text()),
        wire.text(),
        wire.list(() -> new HostMember(wire.text(), wire.list(wire::text), wire.text())),
        wire.list(wire::text));
  }
}
