package io.kryptonx.model.pipeline;

import java.util.Optional;

/**
 * A declared parameter of a pipeline.
 *
 * @param name unique within the pipeline
 * @param type what values it takes
 * @param initial the default in its canonical text form; without one a value must be given
 * @param description for people
 * @param constraints what its values may be beyond the type
 */
public record Parameter(
    String name,
    Type type,
    Optional<String> initial,
    Optional<String> description,
    Constraints constraints) {

  public Parameter {
    initial = initial.map(type::canonical);
  }

  /** A parameter that takes any value of its type. */
  public Parameter(String name, Type type, Optional<String> initial, Optional<String> description) {
    this(name, type, initial, description, Constraints.NONE);
  }

  /**
   * The one text form of a value.
   *
   * @throws IllegalArgumentException if {@code text} is no value of this parameter, with the reason
   */
  public String canonical(String text) {
    String value = type.canonical(text);
    Optional<String> refused =
        constraints.refuse(value, type == Type.INTEGER || type == Type.NUMBER);
    if (refused.isPresent()) {
      throw new IllegalArgumentException("'" + text + "' cannot be used: " + refused.get());
    }
    return value;
  }

  /** The types of parameters. */
  public enum Type {
    /** Any text. */
    STRING,
    /** A whole number of 64 bits. */
    INTEGER,
    /** A decimal number; {@code 1.50} and {@code 1.5} are the same value. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN;

    /**
     * The one text form of a value.
     *
     * @throws IllegalArgumentException if {@code text} is no value of this type
     */
    public String canonical(String text) {
      try {
        return switch (this) {
          case STRING -> text;
          case INTEGER -> Long.toString(Long.parseLong(text.strip()));
          case NUMBER -> number(text.strip());
          case BOOLEAN -> bool(text.strip());
        };
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' is no " + label(), e);
      }
    }

    /** The word for it in a definition. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String number(String text) {
      var value = new java.math.BigDecimal(text);
      if (Math.abs((long) value.scale()) > 100 || value.precision() > 100) {
        throw new NumberFormatException("more than 100 digits");
      }
      return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String bool(String text) {
      if (text.equals("true") || text.equals("false")) {
        return text;
      }
      throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
  }
}
