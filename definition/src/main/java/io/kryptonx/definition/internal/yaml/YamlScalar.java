package io.kryptonx.definition.internal.yaml;

/**
 * A single value.
 *
 * @param kind its type in the core schema of YAML 1.2
 * @param text as written, without quotes and escapes
 */
public record YamlScalar(Origin origin, Kind kind, String text) implements YamlValue {

  /** The types of single values. */
  public enum Kind {
    /** Text. */
    STRING("a text"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** A number with a fraction or an exponent. */
    NUMBER("a number"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** Nothing, or {@code null}. */
    NULL("nothing");

    private final String shape;

    Kind(String shape) {
      this.shape = shape;
    }
  }

  /** Whether nothing was written, or {@code null}. */
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /** Whether this is the truth value {@code true}. */
  public boolean isTrue() {
    return kind == Kind.BOOLEAN && text.equalsIgnoreCase("true");
  }

  @Override
  public String shape() {
    return kind.shape;
  }
}
