package io.kryptonx.model.event;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of a fact about a source or an output: the same fact has the same id in a retry, after a
 * crash, on another worker or host. Shown as a UUID of version 8 (RFC 9562): the first 122 free
 * bits of a SHA-256, so that among 2^40 facts a collision has a chance below 2^-43.
 */
public record EventId(UUID value) {

  private static final int FORMAT = 1;

  /**
   * The fact that a task made an output below state sources.
   *
   * @param pipeline name of the pipeline
   * @param fingerprint of the work that made it
   */
  public static EventId ofOutput(
      String pipeline, TaskId task, String output, Fingerprint fingerprint) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.event.output").count(FORMAT);
    out.text(pipeline);
    task.write(out);
    out.text(output);
    out.flag(false); // no occurrence below state sources
    out.digest(fingerprint.digest());
    out.flag(false); // no recording of a pure stage
    return of(out.toDigest());
  }

  /**
   * What an effect is to do: the key by which the other side can tell that it was asked before.
   *
   * @param pipeline name of the pipeline
   * @param fingerprint of the work
   */
  public static EventId ofEffect(String pipeline, TaskId task, Fingerprint fingerprint) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.event.effect").count(FORMAT);
    out.text(pipeline);
    task.write(out);
    out.digest(fingerprint.digest());
    return of(out.toDigest());
  }

  /**
   * The fact that an item of a state source has this content, or none any more.
   *
   * @param content digest of the snapshot; empty where the item was removed
   */
  public static EventId ofSource(
      String pipeline, String source, Item item, Optional<Digest> content) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.event.source").count(FORMAT);
    out.text(pipeline).text(source).list(item.parts(), CanonicalWriter::text);
    out.optional(content, CanonicalWriter::digest);
    return of(out.toDigest());
  }

  private static EventId of(Digest digest) {
    long high = digest.a() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
    long low = digest.b() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new EventId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
