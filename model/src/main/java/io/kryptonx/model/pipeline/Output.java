package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import java.util.Optional;

/**
 * A named output of a stage.
 *
 * @param type {@link MediaType#TREE} for a folder that is one snapshot
 * @param each whether it is a folder of items, which adds a dimension of the output's name
 * @param schema a JSON Schema file that each snapshot must satisfy, relative to the folder of the
 *     stage's {@link Scope}
 */
public record Output(String name, MediaType type, boolean each, Optional<String> schema) {

  /** The name of the output that every stage has: a record of why an item failed. */
  public static final String FAILED = "failed";

  /** An output without a schema. */
  public Output(String name, MediaType type, boolean each) {
    this(name, type, each, Optional.empty());
  }

  /** A single output. */
  public static Output of(String name, MediaType type) {
    return new Output(name, type, false);
  }
}
