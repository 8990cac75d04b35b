package io.kryptonx.worker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.kryptonx.model.identity.Digest;
import java.util.ArrayList;
import java.util.List;

/** A schema, ready for use. Any thread. */
public final class OutputSchema {

  /** The most mistakes of one value that are told. */
  public static final int MAX_MISTAKES = 5;

  private static final int MAX_VALUE = 60;

  private final String file;
  private final Digest digest;
  private final Schema schema;

  OutputSchema(String file, Digest digest, Schema schema) {
    this.file = file;
    this.digest = digest;
    this.schema = schema;
  }

  /** The file that it was read from, as the definition names it. */
  public String file() {
    return file;
  }

  /** The digest of its canonical form, with all files that it refers to. */
  public Digest digest() {
    return digest;
  }

  /** What of a value is not as the schema says: path, value and rule, a few of many. */
  public List<String> mistakes(String json) {
    List<Error> errors = schema.validate(json, InputFormat.JSON);
    List<String> told =
        new ArrayList<>(errors.stream().limit(MAX_MISTAKES).map(OutputSchema::line).toList());
    if (errors.size() > MAX_MISTAKES) {
      told.add("and " + (errors.size() - MAX_MISTAKES) + " more");
    }
    return told;
  }

  private static String line(Error error) {
    String path = String.valueOf(error.getInstanceLocation());
    var node = error.getInstanceNode();
    String value = node == null ? "" : node.toString();
    String shown = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
    return "%s is %s: %s (%s)"
        .formatted(
            path.isEmpty() ? "the value" : "'" + path + "'",
            shown,
            error.getMessage(),
            error.getKeyword());
  }
}
