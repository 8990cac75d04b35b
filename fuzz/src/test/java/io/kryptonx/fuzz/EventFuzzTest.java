package io.kryptonx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of a journal, as a damaged store may hold them. */
class EventFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(10)
  void isReadAsWhatItIsOrRefused(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    while (!in.atEnd()) {
      JournalEntry entry;
      try {
        entry = EventCodec.read(in);
      } catch (InvariantViolation e) {
        return;
      }
      CanonicalWriter out = new CanonicalWriter();
      EventCodec.write(out, entry);
      assertThat(EventCodec.read(new CanonicalReader(out.toBytes()))).isEqualTo(entry);
    }
  }

  static Stream<Named<byte[]>> seeds() {
    return Seeds.forms("event");
  }
}
