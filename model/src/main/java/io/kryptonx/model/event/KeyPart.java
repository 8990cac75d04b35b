package io.kryptonx.model.event;

/**
 * One thing that the outputs of a stage may depend on, the same for all its tasks.
 *
 * @param name what it is: {@code run}, {@code file stages/Page.java}, {@code param width}
 * @param value its value, or the digest of it where it is long
 */
public record KeyPart(String name, String value) implements Comparable<KeyPart> {

  @Override
  public int compareTo(KeyPart other) {
    return name.compareTo(other.name);
  }
}
