package io.kryptonx.model.item;

import java.util.HexFormat;

/** The percent-encoding of one part of an item in its text form. */
final class Escape {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Escape() {}

  /** The part that is not known is empty; its text is not, since the empty item's text is. */
  private static final String ANY = "*";

  static String encode(String part) {
    if (part.isEmpty()) {
      return ANY;
    }
    if (part.equals(ANY)) {
      return "%2A";
    }
    if (part.chars().noneMatch(Escape::special)) {
      return part;
    }
    StringBuilder text = new StringBuilder(part.length() + 8);
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (special(c)) {
        text.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  static String decode(String text) {
    if (text.equals(ANY)) {
      return Item.ANY;
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a part of an item's text is empty");
    }
    if (text.indexOf('%') < 0) {
      if (text.chars().anyMatch(Escape::special)) {
        throw new IllegalArgumentException("not the text of an item: '" + text + "'");
      }
      return text;
    }
    StringBuilder part = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        part.append(c);
      } else if (i + 2 < text.length()) {
        part.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        throw new IllegalArgumentException("'" + text + "' ends within a %-code");
      }
    }
    String decoded = part.toString();
    if (!encode(decoded).equals(text)) {
      throw new IllegalArgumentException("not the text of an item: '" + text + "'");
    }
    return decoded;
  }

  private static boolean special(int c) {
    return c == '%' || c == ':' || c < 0x20 || c == 0x7F;
  }
}
