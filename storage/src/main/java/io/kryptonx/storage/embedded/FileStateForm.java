package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.FileStates.State;
import java.util.HashMap;
import java.util.Map;

/** The form at rest of what is known of some files. */
final class FileStateForm {

  private static final int FORMAT = 1;

  private FileStateForm() {}

  static byte[] write(Map<String, State> states) {
    CanonicalWriter out = new CanonicalWriter().count(FORMAT);
    return out.list(states.entrySet(), (o, file) -> write(o, file.getKey(), file.getValue()))
        .toBytes();
  }

  /** What was written; nothing if that is damaged or of another format, which costs time only. */
  static Map<String, State> read(byte[] bytes) {
    try {
      CanonicalReader in = new CanonicalReader(bytes);
      if (in.count() != FORMAT) {
        return Map.of();
      }
      Map<String, State> states = new HashMap<>();
      for (int left = in.count(); left > 0; left--) {
        states.put(in.text(), state(in));
      }
      return states;
    } catch (InvariantViolation e) {
      return Map.of();
    }
  }

  private static void write(CanonicalWriter out, String path, State state) {
    out.text(path).number(state.size()).number(state.modifiedNanos());
    out.text(state.key()).number(state.readNanos()).digest(state.digest());
  }

  private static State state(CanonicalReader in) {
    return new State(in.number(), in.number(), in.text(), in.number(), in.digest());
  }
}
