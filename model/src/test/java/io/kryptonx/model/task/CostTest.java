package io.kryptonx.model.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.0042, 4200, 0.0042",
    "1.500000, 1500000, 1.5",
    "0.000001, 1, 0.000001",
    "0010, 10000000, 10",
    "1000000, 1000000000000, 1000000"
  })
  void isADecimalNumberCountedInMillionths(String text, long micros, String shown) {
    assertThat(Cost.parse(text)).hasValue(micros);
    assertThat(Cost.text(micros)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-1", "+1", "1.", ".5", "1e3", "0,5", "0.0000001", "1000000.000001", "٣"})
  void whatIsNoCost(String text) {
    assertThat(Cost.parse(text)).isEmpty();
  }

  @Test
  void chargesAddUpAndStayAtTheLargest() {
    Charge one = new Charge(1, 2, 3);
    long most = (1L << 62) - 1;
    Charge all = new Charge(Long.MAX_VALUE, most, Integer.MAX_VALUE);

    assertThat(one.plus(one)).isEqualTo(new Charge(2, 4, 6));
    assertThat(one.plus(all)).isEqualTo(new Charge(most, most, Integer.MAX_VALUE));
    assertThat(readBack(one.plus(all))).isEqualTo(one.plus(all));
    assertThat(readBack(Charge.NONE)).isEqualTo(Charge.NONE);
  }

  private static Charge readBack(Charge charge) {
    CanonicalWriter out = new CanonicalWriter();
    charge.write(out);
    CanonicalReader in = new CanonicalReader(out.toBytes());
    Charge read = Charge.read(in);
    in.end();
    return read;
  }

  @Test
  void roundsWhatWasCalculated() {
    assertThat(Cost.ofUnits(0.0042)).hasValue(4200);
    assertThat(Cost.ofUnits(1.0 / 3)).hasValue(333_333);
    assertThat(Cost.ofUnits(0.0000005)).hasValue(0);
    assertThat(Cost.ofUnits(0.0000015)).hasValue(2);
    assertThat(Cost.ofUnits(-0.0)).hasValue(0);
    assertThat(Cost.ofUnits(1_000_000)).hasValue(Cost.MAX_MICROS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1_000_000.000001, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
  void calculatesNoCostThatThereIsNot(double units) {
    assertThat(Cost.ofUnits(units)).isEmpty();
  }
}
