package io.kryptonx.model.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relative path with captures, {@code photos/{album}/{photo}.jpg}. Each capture names a dimension
 * and matches at least one character; only the last one matches {@code /}. The same form finds the
 * files of a source and names the files to publish.
 *
 * <p>A pattern never leaves its root: no part of it is {@code ..} or {@code .}, it is not absolute,
 * and {@link #expand} refuses an item that would make it so.
 */
public final class PathPattern {

  private static final Pattern CAPTURE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What stands for the value of a parameter: {@code {params.day}}. */
  private static final String PARAMETER = "params.";

  private final String text;
  private final List<String> literals;
  private final List<String> captures;

  private PathPattern(String text, List<String> literals, List<String> captures) {
    this.text = text;
    this.literals = List.copyOf(literals);
    this.captures = List.copyOf(captures);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with the reason, if {@code text} is none
   */
  public static PathPattern parse(String text) {
    return parse(text, false);
  }

  /**
   * Reads a pattern of files to publish, in which {@code {params.NAME}} stands for the value of a
   * parameter.
   *
   * @throws IllegalArgumentException with the reason, if {@code text} is none
   */
  public static PathPattern parsePublished(String text) {
    return parse(text, true);
  }

  private static PathPattern parse(String text, boolean published) {
    List<String> literals = new ArrayList<>();
    List<String> captures = new ArrayList<>();
    Matcher matcher = CAPTURE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literals.add(text.substring(end, matcher.start()));
      String name = matcher.group(1);
      String plainName =
          published && name.startsWith(PARAMETER) ? name.substring(PARAMETER.length()) : name;
      check(NAME.matcher(plainName).matches(), "'{" + name + "}' is no name of a capture");
      check(!captures.contains(name), "'{" + name + "}' stands in it twice");
      check(end == 0 || matcher.start() > end, "two captures need something between them");
      captures.add(name);
      end = matcher.end();
    }
    literals.add(text.substring(end));
    check(captures.size() <= Item.MAX_PARTS, "it has more than 16 captures");
    String plain = String.join("x", literals);
    check(plain.indexOf('{') < 0 && plain.indexOf('}') < 0, "a brace is not closed or not opened");
    checkRelative(plain);
    return new PathPattern(text, literals, captures);
  }

  /** The dimensions, in order of appearance. */
  public List<String> captures() {
    return captures.stream().filter(name -> !name.startsWith(PARAMETER)).toList();
  }

  /** The parameters whose values it names. */
  public List<String> parameters() {
    return captures.stream()
        .filter(name -> name.startsWith(PARAMETER))
        .map(name -> name.substring(PARAMETER.length()))
        .toList();
  }

  /** The folder that holds all that matches: everything before the part with the first capture. */
  public String root() {
    String first = literals.getFirst();
    if (captures.isEmpty()) {
      return text.substring(0, Math.max(0, text.lastIndexOf('/')));
    }
    return first.substring(0, Math.max(0, first.lastIndexOf('/')));
  }

  /** The item that a relative path, parts joined by {@code /}, stands for. */
  public Optional<Item> match(String path) {
    return PathMatcher.match(literals, path).map(Item::new);
  }

  /**
   * The path for the given parts, by name of the capture; a parameter's value is that of {@code
   * params.NAME}.
   *
   * @throws IllegalArgumentException if a part is missing or the path would leave its root
   */
  public String expand(Map<String, String> parts) {
    StringBuilder path = new StringBuilder(literals.getFirst());
    for (int i = 0; i < captures.size(); i++) {
      String part = parts.getOrDefault(captures.get(i), Item.ANY);
      check(!part.isEmpty(), "nothing is known for {" + captures.get(i) + "}");
      path.append(part).append(literals.get(i + 1));
    }
    String result = path.toString();
    checkRelative(result);
    return result;
  }

  /** The pattern as written. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static void checkRelative(String path) {
    check(!path.isEmpty(), "it is empty");
    check(!path.startsWith("/"), "it is absolute, and must be relative");
    check(path.indexOf('\\') < 0, "it holds a backslash; folders are parted by /");
    check(path.indexOf('\0') < 0, "it holds a NUL character");
    for (String part : path.split("/", -1)) {
      check(!part.equals("..") && !part.equals("."), "it holds the part '" + part + "'");
      check(!part.isEmpty(), "it holds an empty part");
    }
  }

  private static void check(boolean holds, String reason) {
    if (!holds) {
      throw new IllegalArgumentException(reason);
    }
  }
}
