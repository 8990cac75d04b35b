package io.kryptonx.model.asset;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of a snapshot, {@code image/jpeg}. The table from type to file extension is fixed here,
 * since extensions appear in file names that stages see.
 *
 * @param name {@code type/subtype} in lower case
 */
public record MediaType(String name) implements Comparable<MediaType> {

  // These two before the constants, whose constructor needs them.
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("application/json", "json"),
          Map.entry("application/x-ndjson", "jsonl"),
          Map.entry("application/jsonl", "jsonl"),
          Map.entry("application/octet-stream", "bin"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/xml", "xml"),
          Map.entry("application/yaml", "yaml"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/gzip", "gz"),
          Map.entry("application/x-tar", "tar"),
          Map.entry("application/javascript", "js"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/wav", "wav"),
          Map.entry("font/ttf", "ttf"),
          Map.entry("font/woff2", "woff2"),
          Map.entry("image/avif", "avif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/webp", "webp"),
          Map.entry("text/css", "css"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/html", "html"),
          Map.entry("text/javascript", "js"),
          Map.entry("text/markdown", "md"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/tab-separated-values", "tsv"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/webm", "webm"));

  /** Bytes of which nothing more is known. */
  public static final MediaType BYTES = new MediaType("application/octet-stream");

  /** A JSON value. */
  public static final MediaType JSON = new MediaType("application/json");

  /** A folder: a list of paths with their snapshots, see {@link Tree}. */
  public static final MediaType TREE = new MediaType("application/vnd.kryptonx.tree");

  /** From extension to type: the other way round, with other common spellings. */
  private static final Map<String, String> TYPES = types();

  public MediaType {
    if (!EXTENSIONS.containsKey(name) && !FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no media type; write type/subtype, such as image/jpeg");
    }
  }

  /**
   * Reads a media type, in any case.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static MediaType parse(String text) {
    return new MediaType(text.toLowerCase(Locale.ROOT));
  }

  /**
   * The type of files with that extension, in any case and without a dot; where several have it,
   * the one that is meant most often.
   */
  public static Optional<MediaType> ofExtension(String extension) {
    return Optional.ofNullable(TYPES.get(extension.toLowerCase(Locale.ROOT))).map(MediaType::new);
  }

  /** The file extension without a dot; {@code json} for {@code +json} types, else {@code bin}. */
  public String extension() {
    String suffix = name.endsWith("+json") ? "json" : name.endsWith("+xml") ? "xml" : "bin";
    return EXTENSIONS.getOrDefault(name, suffix);
  }

  /** Whether this is a folder. */
  public boolean isTree() {
    return equals(TREE);
  }

  /** Whether this is JSON: {@code application/json} or a type that ends in {@code +json}. */
  public boolean isJson() {
    return equals(JSON) || name.endsWith("+json");
  }

  private static Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    EXTENSIONS.forEach((type, extension) -> types.put(extension, type));
    types.putAll(
        Map.of(
            "js", "text/javascript",
            "jsonl", "application/x-ndjson",
            "ndjson", "application/x-ndjson",
            "jpeg", "image/jpeg",
            "tiff", "image/tiff",
            "htm", "text/html",
            "yml", "application/yaml",
            "text", "text/plain"));
    return Map.copyOf(types);
  }

  @Override
  public int compareTo(MediaType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
