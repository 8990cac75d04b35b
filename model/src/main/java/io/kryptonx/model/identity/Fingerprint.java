package io.kryptonx.model.identity;

/**
 * The name of some work: the digest of everything a task's output may depend on. Equal work has an
 * equal fingerprint, whatever run, place, time or order it is done in.
 */
public record Fingerprint(Digest digest) implements Comparable<Fingerprint> {

  /** The first 12 hexadecimal characters, for people. */
  public String shortHex() {
    return digest.shortHex();
  }

  @Override
  public int compareTo(Fingerprint other) {
    return digest.compareTo(other.digest);
  }

  @Override
  public String toString() {
    return digest.hex();
  }
}
