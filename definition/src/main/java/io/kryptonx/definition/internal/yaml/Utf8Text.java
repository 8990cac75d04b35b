package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes to text: UTF-8 without exception, and no character that YAML forbids. */
final class Utf8Text {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final Problems problems;

  Utf8Text(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The text; a byte order mark at its start is left out. */
  Optional<String> decode(byte[] bytes) {
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    var result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      problems.add(
          ProblemCode.NOT_UTF8,
          end(text),
          "the file is not UTF-8",
          isUtf16(bytes)
              ? "it begins like UTF-16"
              : "the bytes at this place are no character in UTF-8; it may be Latin-1",
          "save it as UTF-8");
      return Optional.empty();
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    return allowed(text) ? Optional.of(text) : Optional.empty();
  }

  private boolean allowed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (forbidden(c)) {
        problems.add(
            ProblemCode.FORBIDDEN_CHARACTER,
            end(text.substring(0, i)),
            "the file holds the character U+%04X".formatted((int) c),
            "control characters cannot stand in YAML",
            "remove it; in a text with double quotes write \"\\u%04X\"".formatted((int) c));
        return false;
      }
    }
    return true;
  }

  private static boolean forbidden(char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        || (c >= 0x7F && c < 0xA0 && c != 0x85)
        || c == BYTE_ORDER_MARK
        || c == '\uFFFE'
        || c == '\uFFFF';
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  /** The place just behind a text that the file begins with. */
  private Place end(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    String last = lines[lines.length - 1];
    return new Place(file, lines.length, last.codePointCount(0, last.length()) + 1, "");
  }
}
