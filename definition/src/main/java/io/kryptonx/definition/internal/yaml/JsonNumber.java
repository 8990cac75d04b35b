package io.kryptonx.definition.internal.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers of the core schema, as whole numbers and as RFC 8785 writes them. */
public final class JsonNumber {

  /** The most characters of a number that is looked at. */
  private static final int MAX_LENGTH = 400;

  private static final BigInteger MAX_EXACT = BigInteger.TWO.pow(53);

  private JsonNumber() {}

  /** The whole number that a text of the core schema stands for; none beyond any use. */
  public static Optional<BigInteger> integer(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (text.startsWith("0o")) {
      return Optional.of(new BigInteger(text.substring(2), 8));
    }
    if (text.startsWith("0x")) {
      return Optional.of(new BigInteger(text.substring(2), 16));
    }
    return Optional.of(new BigInteger(text));
  }

  /** The canonical form of a number; none where it would not be exact or finite. */
  static Optional<String> of(YamlScalar scalar) {
    if (scalar.kind() == YamlScalar.Kind.INTEGER) {
      return integer(scalar.text())
          .filter(value -> value.abs().compareTo(MAX_EXACT) <= 0)
          .map(BigInteger::toString);
    }
    return scalar.text().length() > MAX_LENGTH ? Optional.empty() : finite(scalar.text());
  }

  private static Optional<String> finite(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? Optional.of(format(value)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // .inf and .nan
    }
  }

  /** ECMAScript's Number::toString, which RFC 8785 prescribes. */
  static String format(double value) {
    if (value == 0) {
      return "0";
    }
    if (value < 0) {
      return "-" + format(-value);
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    if (point > 21 || point <= -6) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (digits.length() <= point) {
      return digits + "0".repeat(point - digits.length());
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  /**
   * The shortest decimal that reads back as {@code value}. {@link Double#toString} prefers two
   * digits where one would do (4.9E-324 for 5e-324).
   */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
  }
}
