package io.kryptonx.definition.internal.yaml;

import io.kryptonx.model.json.JsonText;
import java.math.BigInteger;
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
      return Double.isFinite(value) ? Optional.of(JsonText.number(value)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // .inf and .nan
    }
  }
}
