package io.kryptonx.worker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a schema and all files that it refers to by relative paths. Nothing is fetched from
 * anywhere else; the dialect is 2020-12.
 */
public final class SchemaReader {

  /** The most bytes of a file. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most files of one schema. */
  public static final int MAX_FILES = 100;

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String ROOT = "https://kryptonx.invalid/";
  private static final Object NULL = new Object();

  private final Files files;
  private final TreeMap<String, Object> values = new TreeMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private SchemaReader(Files files) {
    this.files = files;
  }

  /** Where files come from. */
  @FunctionalInterface
  public interface Files {
    /**
     * The bytes of a file; empty where it cannot be had, which has been said then.
     *
     * @param path relative, as a definition would name it
     */
    Optional<byte[]> read(String path);
  }

  /**
   * Reads a schema.
   *
   * @param file as the definition names it
   * @return empty where a file cannot be had, which {@code files} has said then
   * @throws SchemaMistake if it is none
   */
  public static Optional<OutputSchema> read(String file, Files files) throws SchemaMistake {
    return new SchemaReader(files).read(file);
  }

  private Optional<OutputSchema> read(String file) throws SchemaMistake {
    open.add(file);
    while (!open.isEmpty()) {
      String next = open.remove();
      if (values.containsKey(next)) {
        continue;
      }
      if (values.size() == MAX_FILES) {
        throw new SchemaMistake("it refers to more than " + MAX_FILES + " files", "use fewer");
      }
      Optional<byte[]> bytes = files.read(next);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      values.put(next, value(next, bytes.get()));
    }
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, Object> each : values.entrySet()) {
      texts.put(ROOT + each.getKey(), text(each.getKey(), withoutId(each.getValue())));
    }
    return Optional.of(new OutputSchema(file, digest(file), compiled(file, texts)));
  }

  private Object value(String file, byte[] bytes) throws SchemaMistake {
    if (bytes.length > MAX_BYTES) {
      throw new SchemaMistake(file + " has more than " + (MAX_BYTES >> 20) + " MiB", "shorten it");
    }
    try {
      Object value = JsonValue.read(bytes, NULL);
      if (value instanceof Map<?, ?> map
          && map.get("$schema") instanceof String dialect
          && !dialect.replaceAll("#$", "").equals(DIALECT)) {
        throw new SchemaMistake(file + " is written for " + dialect, "write it for " + DIALECT);
      }
      look(file, value);
      return value;
    } catch (JsonMistake e) {
      throw new SchemaMistake(file + " is no JSON: " + e.reason(), "correct the file");
    }
  }

  /** Finds references to other files. */
  private void look(String file, Object value) throws SchemaMistake {
    switch (value) {
      case Map<?, ?> map -> {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          boolean refers = entry.getKey().equals("$ref") || entry.getKey().equals("$dynamicRef");
          if (refers && entry.getValue() instanceof String reference) {
            refer(file, reference);
          }
          look(file, entry.getValue());
        }
      }
      case List<?> list -> {
        for (Object each : list) {
          look(file, each);
        }
      }
      default -> {}
    }
  }

  private void refer(String file, String reference) throws SchemaMistake {
    String path = reference.replaceAll("#.*$", "");
    if (path.isEmpty() || path.equals(DIALECT)) {
      return;
    }
    if (path.contains(":") || path.startsWith("/")) {
      throw new SchemaMistake(
          file + " refers to " + reference + ", which is not beside it",
          "copy that schema into the folder of the definition, and refer to it by its path");
    }
    Deque<String> parts = new ArrayDeque<>();
    String folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
    for (String part : (folder + path).split("/")) {
      if (part.equals("..") && parts.isEmpty()) {
        throw new SchemaMistake(
            file + " refers to " + reference + ", outside the folder of the definition",
            "move that schema into the folder");
      } else if (part.equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    open.add(String.join("/", parts));
  }

  private Digest digest(String file) throws SchemaMistake {
    if (values.size() == 1) {
      return Digest.of(
          text(file, values.sequencedValues().getFirst()).getBytes(StandardCharsets.UTF_8));
    }
    CanonicalWriter out = new CanonicalWriter().text(file).count(values.size());
    for (Map.Entry<String, Object> each : values.entrySet()) {
      out.text(each.getKey()).text(text(each.getKey(), each.getValue()));
    }
    return out.toDigest();
  }

  /** References are relative to where files are, whatever they call themselves. */
  private static Object withoutId(Object value) {
    if (value instanceof Map<?, ?> map && map.containsKey("$id")) {
      Map<Object, Object> rest = new LinkedHashMap<>(map);
      rest.remove("$id");
      return rest;
    }
    return value;
  }

  private static String text(String file, Object value) throws SchemaMistake {
    try {
      return CanonicalForm.of(value, NULL, Integer.MAX_VALUE);
    } catch (JsonMistake e) {
      throw new SchemaMistake(file + ": " + e.reason(), "correct the file");
    }
  }

  private static Schema compiled(String file, Map<String, String> texts) throws SchemaMistake {
    try {
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
      Schema dialect = registry.getSchema(SchemaLocation.of(DIALECT));
      for (Map.Entry<String, String> text : texts.entrySet()) {
        List<Error> errors = dialect.validate(text.getValue(), InputFormat.JSON);
        if (!errors.isEmpty()) {
          Error first = errors.getFirst();
          throw new SchemaMistake(
              "%s is no JSON Schema: '%s' %s"
                  .formatted(
                      text.getKey().substring(ROOT.length()),
                      first.getInstanceLocation(),
                      first.getMessage()),
              "correct it as JSON Schema 2020-12 says");
        }
      }
      Schema schema = registry.getSchema(SchemaLocation.of(ROOT + file));
      schema.initializeValidators();
      return schema;
    } catch (SchemaException e) {
      throw new SchemaMistake(
          file + " cannot be used: " + e.getMessage(), "correct it as JSON Schema 2020-12 says");
    }
  }
}
