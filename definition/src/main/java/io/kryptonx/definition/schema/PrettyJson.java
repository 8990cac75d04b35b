package io.kryptonx.definition.schema;

import io.kryptonx.model.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, texts, numbers and truth values as JSON; what is short stands on one line. */
final class PrettyJson {

  private static final int MAX_LINE = 100;

  private PrettyJson() {}

  static String of(Object value) {
    return write(value, "");
  }

  private static String write(Object value, String indent) {
    String line = line(value);
    if (indent.length() + line.length() <= MAX_LINE || !(value instanceof Map || isList(value))) {
      return line;
    }
    String inner = indent + "  ";
    boolean map = value instanceof Map;
    String parts =
        value instanceof Map<?, ?> entries
            ? entries.entrySet().stream()
                .map(e ->
                    inner + quoted(String.valueOf(e.getKey())) + ": " + write(e.getValue(), inner))
                .collect(Collectors.joining(",\n"))
            : ((List<?>) value)
                .stream()
                    .map(each -> inner + write(each, inner))
                    .collect(Collectors.joining(",\n"));
    return (map ? "{\n" : "[\n") + parts + "\n" + indent + (map ? "}" : "]");
  }

  private static boolean isList(Object value) {
    return value instanceof List;
  }

  private static String line(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> quoted(String.valueOf(e.getKey())) + ": " + line(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PrettyJson::line).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    JsonText.string(out, text);
    return out.toString();
  }
}
