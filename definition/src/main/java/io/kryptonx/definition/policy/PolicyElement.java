package io.kryptonx.definition.policy;

import io.kryptonx.definition.internal.grammar.Keyed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The maps of a file of house rules, and the keys of each. */
enum PolicyElement implements Keyed {
  /** The top. */
  POLICY("a policy", "policy severity pipeline stages sources params exceptions"),
  /** The rules for one kind. */
  RULES("a set of rules", "require name"),
  /** An exception. */
  EXCEPTION("an exception", "rule pipeline name reason until");

  private final String label;
  private final String keys;

  PolicyElement(String label, String keys) {
    this.label = label;
    this.keys = keys;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Set<String> keys() {
    return new TreeSet<>(List.of(keys.split(" ")));
  }
}
