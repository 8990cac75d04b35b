package io.kryptonx.model.problem;

/**
 * Where in a definition something stands.
 *
 * @param file the file as the user named it; empty where it is not from a file
 * @param line from 1, or 0 where unknown
 * @param column from 1, in characters, or 0 where unknown
 * @param pointer the path of keys, {@code stages.thumbnail.in.photo}; empty for the whole
 */
public record Place(String file, int line, int column, String pointer) {

  /** A place known by its keys only; whoever knows the file adds line and column. */
  public static Place at(String pointer) {
    return new Place("", 0, 0, pointer);
  }

  @Override
  public String toString() {
    if (file.isEmpty()) {
      return pointer;
    }
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
