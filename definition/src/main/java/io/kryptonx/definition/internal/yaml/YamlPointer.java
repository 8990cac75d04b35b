package io.kryptonx.definition.internal.yaml;

/** Finds values by their keys. */
public final class YamlPointer {

  private YamlPointer() {}

  /**
   * The place of the value that a pointer names, or of the nearest one around it; of a map that is
   * named, its key.
   *
   * @param pointer keys joined by dots, {@code stages.thumbnail.in.photo}; keys may hold dots
   */
  public static Origin nearest(YamlValue value, String pointer) {
    return switch (value) {
      case YamlScalar scalar -> scalar.origin();
      case YamlMap map -> {
        for (YamlMap.Entry entry : map.entries()) {
          if (follows(pointer, entry.key())) {
            String rest = rest(pointer, entry.key());
            boolean named = rest.isEmpty() && entry.value() instanceof YamlMap;
            yield named ? entry.at() : nearest(entry.value(), rest);
          }
        }
        yield map.origin();
      }
      case YamlList list -> {
        for (int i = 0; i < list.values().size(); i++) {
          if (follows(pointer, "[" + i + "]")) {
            yield nearest(list.values().get(i), rest(pointer, "[" + i + "]"));
          }
        }
        yield list.origin();
      }
    };
  }

  private static boolean follows(String pointer, String step) {
    return pointer.startsWith(step)
        && (pointer.length() == step.length() || ".[".indexOf(pointer.charAt(step.length())) >= 0);
  }

  private static String rest(String pointer, String step) {
    String rest = pointer.substring(step.length());
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }
}
