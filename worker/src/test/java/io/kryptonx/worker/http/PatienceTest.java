package io.kryptonx.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final String TEN = "Sat, 31 Jan 2026 10:00:00 GMT";
  private static final String LATER = "Sat, 31 Jan 2026 10:00:20 GMT";

  @Test
  void countsADateFromThatOfTheAnswer() {
    assertThat(Patience.asked(headers(Map.of("Date", TEN, "Retry-After", LATER))))
        .contains(Duration.ofSeconds(20));
    assertThat(Patience.asked(headers(Map.of("Date", LATER, "Retry-After", TEN))))
        .contains(Duration.ZERO);
  }

  @Test
  void passesOverWhatItCannotRead() {
    for (String text : List.of("soon", "-1", "1e9", "99999999999", "", LATER)) {
      assertThat(Patience.asked(headers(Map.of("Retry-After", text)))).isEmpty();
    }
    assertThat(Patience.asked(headers(Map.of()))).isEmpty();
  }

  private static HttpHeaders headers(Map<String, String> texts) {
    Map<String, List<String>> lists = new java.util.TreeMap<>();
    texts.forEach((name, text) -> lists.put(name, List.of(text)));
    return HttpHeaders.of(lists, (_, _) -> true);
  }
}
