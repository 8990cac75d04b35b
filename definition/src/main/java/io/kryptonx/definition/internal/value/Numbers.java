package io.kryptonx.definition.internal.value;

import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers within a range. */
public final class Numbers {

  /** The most characters of a number that is looked at. */
  private static final int MAX_LENGTH = 30;

  private Numbers() {}

  /** A whole number, written without quotes. */
  public static Optional<Integer> count(
      YamlValue value, String what, int least, int most, Problems problems) {
    if (value instanceof YamlScalar scalar
        && scalar.kind() == YamlScalar.Kind.INTEGER
        && scalar.text().matches("[+-]?[0-9]{1,10}")) {
      long number = Long.parseLong(scalar.text());
      if (number >= least && number <= most) {
        return Optional.of((int) number);
      }
    }
    bad(value, what, "a whole number from " + least + " to " + most, problems);
    return Optional.empty();
  }

  /**
   * A number in thousandths.
   *
   * @param least in thousandths, as {@code most}
   */
  public static Optional<Integer> thousandths(
      YamlValue value, String what, int least, int most, Problems problems) {
    if (value instanceof YamlScalar scalar
        && (scalar.kind() == YamlScalar.Kind.INTEGER || scalar.kind() == YamlScalar.Kind.NUMBER)
        && scalar.text().length() <= MAX_LENGTH
        && scalar.text().matches("[0-9]+(\\.[0-9]+)?")) {
      BigDecimal number = new BigDecimal(scalar.text()).movePointRight(3);
      if (number.stripTrailingZeros().scale() <= 0
          && number.compareTo(BigDecimal.valueOf(least)) >= 0
          && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return Optional.of(number.intValueExact());
      }
    }
    bad(value, what, "a number from " + plain(least) + " to " + plain(most), problems);
    return Optional.empty();
  }

  private static String plain(int thousandths) {
    BigDecimal number = BigDecimal.valueOf(thousandths).movePointLeft(3);
    return thousandths == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static void bad(YamlValue value, String what, String expected, Problems problems) {
    if (!(value instanceof YamlScalar scalar)) {
      new Shapes(problems).wrong(value, what, "a number", expected);
      return;
    }
    problems.add(
        ProblemCode.BAD_NUMBER,
        value.place(),
        what + " cannot be '" + Problems.shown(scalar.text()) + "'",
        scalar.text(),
        "it is " + expected + ", without quotes",
        "write " + expected);
  }
}
