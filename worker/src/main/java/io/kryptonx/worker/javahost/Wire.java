package io.kryptonx.worker.javahost;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes texts, lists and maps: a count first, then the parts. */
final class Wire {

  private final DataOutputStream out;

  Wire(DataOutputStream out) {
    this.out = out;
  }

  /** Writes one part. */
  interface Writing<T> {
    void write(T value) throws IOException;
  }

  /** Reads one part. */
  interface Reading<T> {
    T read() throws IOException;
  }

  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  <T> void list(Collection<T> values, Writing<T> form) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      form.write(value);
    }
  }

  void map(Map<String, String> values) throws IOException {
    out.writeInt(values.size());
    for (Map.Entry<String, String> value : values.entrySet()) {
      text(value.getKey());
      text(value.getValue());
    }
  }

  /** Reads what was written. */
  static final class Reader {

    private final DataInputStream in;

    Reader(DataInputStream in) {
      this.in = in;
    }

    String text() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Reading<T> form) throws IOException {
      List<T> values = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        values.add(form.read());
      }
      return List.copyOf(values);
    }

    Map<String, String> map() throws IOException {
      Map<String, String> values = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        values.put(text(), text());
      }
      return values;
    }
  }
}
