package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;

/**
 * A named output of a stage.
 *
 * @param each whether it is a folder of items, which adds a dimension of the output's name
 */
public record Output(String name, MediaType type, boolean each) {

  /** A single output. */
  public static Output of(String name, MediaType type) {
    return new Output(name, type, false);
  }
}
