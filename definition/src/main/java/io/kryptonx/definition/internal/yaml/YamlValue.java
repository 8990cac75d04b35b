package io.kryptonx.definition.internal.yaml;

import io.kryptonx.model.problem.Place;

/** A value of a YAML document, with the place where it was written. */
public sealed interface YamlValue permits YamlMap, YamlList, YamlScalar {

  /** Where it was written. */
  Origin origin();

  /** What it is, for people: {@code a list}. */
  String shape();

  /** Where it was written, as a place. */
  default Place place() {
    return origin().place();
  }
}
