package io.kryptonx.model.item;

import java.text.Normalizer;
import java.util.List;

/**
 * A pattern that keeps files in a source or out of it. With a {@code /} it stands for the whole
 * path relative to the folder that is searched, without one for the name of a file in any folder.
 *
 * <ul>
 *   <li>{@code *} stands for any characters but {@code /}, {@code ?} for one of them
 *   <li>{@code **} stands for any characters; {@code **}{@code /} for any folders, also for none
 *   <li>{@code [abc]}, {@code [a-z]}, {@code [!a]} stand for one character but {@code /}
 *   <li>{@code {jpg,png}} stands for one of several texts
 *   <li>a backslash takes the meaning from the next character
 * </ul>
 *
 * <p>Case counts. Names are compared in Unicode normal form C. Matching takes time in proportion to
 * the length of the path and of the pattern with its alternatives written out, whatever they are.
 */
public final class FileGlob {

  /** The most characters of a pattern. */
  public static final int MAX_LENGTH = 1_000;

  /** The most characters that a pattern has when its alternatives are written out. */
  public static final int MAX_WRITTEN_OUT = 20_000;

  private final String text;
  private final List<GlobMatcher> alternatives;

  private FileGlob(String text, List<GlobMatcher> alternatives) {
    this.text = text;
    this.alternatives = List.copyOf(alternatives);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with the reason, if {@code text} is none
   */
  public static FileGlob parse(String text) {
    GlobText.check(!text.isEmpty(), "it is empty");
    GlobText.check(text.length() <= MAX_LENGTH, "it has more than 1000 characters");
    GlobText.check(!text.startsWith("/"), "it begins with '/', and is relative");
    GlobText.check(text.indexOf('\0') < 0, "it holds a NUL character");
    return new FileGlob(text, GlobText.alternatives(text).stream().map(GlobMatcher::of).toList());
  }

  /** Whether a relative path, parts joined by {@code /}, is one that it stands for. */
  public boolean matches(String path) {
    String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
    String name = normal.substring(normal.lastIndexOf('/') + 1);
    int[] wholePath = normal.codePoints().toArray();
    int[] nameOnly = name.codePoints().toArray();
    return alternatives.stream().anyMatch(a -> a.matches(a.isOfPaths() ? wholePath : nameOnly));
  }

  /** Whether it stands for everything below a folder, so that nobody has to look into it. */
  public boolean coversFolder(String folder) {
    // No file has this name: where it matches, the ** at the end has taken it.
    return text.endsWith("/**") && matches(folder + "/\0");
  }

  @Override
  public String toString() {
    return text;
  }
}
