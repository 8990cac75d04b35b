package io.kryptonx.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON over several lines; fails on text that is no JSON. */
final class Pretty {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Pretty() {}

  static String json(String text) {
    return MAPPER.writeValueAsString(MAPPER.readTree(text)) + "\n";
  }
}
