package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import java.util.Locale;

/** How rows stand in a file. */
public enum TableFormat {
  /** Comma-separated values with a header line (RFC 4180), UTF-8. */
  CSV("text/csv"),
  /** One JSON object a line. */
  JSONL("application/x-ndjson"),
  /** One JSON array of objects. */
  JSON("application/json");

  private final String type;

  TableFormat(String type) {
    this.type = type;
  }

  /** The media type of such a file. */
  public MediaType type() {
    return new MediaType(type);
  }

  /** The word for it in a definition. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
