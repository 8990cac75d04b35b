package io.kryptonx.worker.content;

import io.kryptonx.model.asset.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Whether content begins as its type says. Types with a signature must have it; texts and JSON hold
 * no NUL and are no other known file; JSON begins like JSON. Of other types nothing is known.
 */
public final class Content {

  /** How many first bytes are to be given, or all where there are fewer. */
  public static final int START_BYTES = 8 * 1024;

  private static final Set<String> TEXTS =
      Set.of(
          "application/xml",
          "application/yaml",
          "application/javascript",
          "application/x-ndjson",
          "application/jsonl");

  private Content() {}

  /**
   * The first bytes of a file, as many as {@link #mistake} looks at.
   *
   * @throws IOException if it cannot be read
   */
  public static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(START_BYTES);
    }
  }

  /** Whether files of a type are texts; JSON is none, although it looks like one. */
  public static boolean isText(MediaType type) {
    return type.name().startsWith("text/")
        || type.name().endsWith("+xml")
        || TEXTS.contains(type.name());
  }

  /**
   * What is wrong with content of a type, for people: what it was to be and what it is, beginning
   * with a verb; empty if nothing is.
   *
   * @param start its first {@value #START_BYTES} bytes
   */
  public static Optional<String> mistake(MediaType type, byte[] start) {
    Optional<Signature> signature = Signature.of(type.name());
    if (signature.isPresent()) {
      return signature.get().matches(start)
          ? Optional.empty()
          : Optional.of(wrong(type, "does not begin like one", start));
    }
    if (!isText(type) && !type.isJson()) {
      return Optional.empty();
    }
    if (Signature.seen(start).isPresent() || holdsNul(start)) {
      return Optional.of(wrong(type, "holds a NUL byte", start));
    }
    return type.isJson() && !beginsLikeJson(start)
        ? Optional.of(wrong(type, "does not begin like a JSON value", start))
        : Optional.empty();
  }

  private static String wrong(MediaType type, String otherwise, byte[] start) {
    String what =
        start.length == 0
            ? "is empty"
            : Signature.seen(start).map(seen -> "begins like " + seen.type()).orElse(otherwise);
    String fix =
        Signature.seen(start)
            .map(seen -> "declare " + seen.type() + ", or make " + type)
            .orElse("make " + type + ", or declare another type");
    return "is declared " + type + " and " + what + "; " + fix;
  }

  private static boolean holdsNul(byte[] start) {
    for (byte next : start) {
      if (next == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsLikeJson(byte[] start) {
    for (byte next : start) {
      switch (next) {
        case ' ', '\t', '\r', '\n' -> {}
        default -> {
          return "{[\"-0123456789tfn".indexOf(next) >= 0;
        }
      }
    }
    return start.length == START_BYTES; // blanks alone, and more to come
  }
}
