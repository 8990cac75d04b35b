package io.kryptonx.definition.internal.yaml;

import java.util.List;

/** A list. */
public record YamlList(Origin origin, List<YamlValue> values) implements YamlValue {

  public YamlList {
    values = List.copyOf(values);
  }

  @Override
  public String shape() {
    return "a list";
  }
}
