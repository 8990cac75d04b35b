package io.kryptonx.model.asset;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;

/**
 * One immutable content of an asset.
 *
 * @param size in bytes
 * @param digest of the bytes
 */
public record Snapshot(MediaType type, long size, Digest digest)
    implements AssetContent, InputValue {

  public Snapshot {
    if (size < 0) {
      throw new IllegalArgumentException("a size is not negative: " + size);
    }
  }

  /** Appends the canonical form. */
  public void write(CanonicalWriter out) {
    out.text(type.name()).number(size).digest(digest);
  }

  /** Reads the canonical form. */
  public static Snapshot read(CanonicalReader in) {
    return new Snapshot(new MediaType(in.text()), in.number(), in.digest());
  }
}
