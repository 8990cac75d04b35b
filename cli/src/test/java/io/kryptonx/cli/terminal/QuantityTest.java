package io.kryptonx.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.0 kB",
    "9949,9.9 kB",
    "9950,10 kB",
    "999499,999 kB",
    "999500,1.0 MB",
    "23456789,23 MB",
    "9223372036854775807,9223 PB"
  })
  void ofSizes(long bytes, String text) {
    assertThat(Quantity.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0ms",
    "999,999ms",
    "1000,1.0s",
    "1234,1.2s",
    "59949,60s",
    "59950,1m 00s",
    "187000,3m 07s",
    "3600000,1h 00m",
    "7530000,2h 05m"
  })
  void ofTimes(long millis, String text) {
    assertThat(Quantity.duration(millis)).isEqualTo(text);
  }
}
