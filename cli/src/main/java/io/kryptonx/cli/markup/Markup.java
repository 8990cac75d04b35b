package io.kryptonx.cli.markup;

import io.kryptonx.cli.terminal.Harmless;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes HTML or SVG. Names of elements and attributes are ours; texts and values of attributes may
 * be anybody's: what means something to a browser is escaped, what turns the direction of writing
 * or is invisible becomes visible.
 */
public final class Markup {

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  public Markup open(String element, String... attributes) {
    tag(element, attributes);
    text.append('>');
    open.push(element);
    return this;
  }

  /** Closes the innermost open element. */
  public Markup close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes an element and begins a new line, which keeps the file readable. */
  public Markup closeLine() {
    close();
    text.append('\n');
    return this;
  }

  /** An element without content. */
  public Markup empty(String element, String... attributes) {
    tag(element, attributes);
    text.append("/>");
    return this;
  }

  /** An element around a text. */
  public Markup element(String element, String content, String... attributes) {
    return open(element, attributes).text(content).close();
  }

  /** Text on one line. */
  public Markup text(String content) {
    append(Harmless.line(content));
    return this;
  }

  /** Text with its line ends. */
  public Markup lines(String content) {
    append(Harmless.lines(content));
    return this;
  }

  /** Markup of our own that is already written. */
  public Markup raw(String markup) {
    text.append(markup);
    return this;
  }

  /** How many characters there are so far. */
  public int length() {
    return text.length();
  }

  /** A number with one decimal at most, as attributes take it. */
  public static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open elements: " + open);
    }
    return text.toString();
  }

  private void tag(String element, String... attributes) {
    text.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      append(Harmless.line(attributes[i + 1]));
      text.append('"');
    }
  }

  private void append(String content) {
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        case '\uFFFE', '\uFFFF' -> text.append('\uFFFD'); // not in any XML
        default -> text.append(c);
      }
    }
  }
}
