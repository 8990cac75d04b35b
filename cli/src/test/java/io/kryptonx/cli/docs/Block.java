package io.kryptonx.cli.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param line of the fence that opens it, from 1
 * @param language the word behind the fence
 * @param directive the text of the comment right above it, or empty: {@code file: PATH} puts the
 *     block into a file, {@code by hand} says that a test cannot run it, {@code keys of: COMMAND}
 *     that it has the keys of what the command prints, {@code mistakes} that a definition is wrong
 *     on purpose
 * @param lines between the fences
 */
record Block(Path page, int line, String language, String directive, List<String> lines) {

  String text() {
    return String.join("\n", lines) + "\n";
  }

  boolean is(String word) {
    return directive.equals(word);
  }

  /** What stands behind a word of the directive; empty where it is another one. */
  String behind(String word) {
    return directive.startsWith(word + ":") ? directive.substring(word.length() + 1).strip() : "";
  }

  String place() {
    return page.getFileName() + ":" + line;
  }
}
