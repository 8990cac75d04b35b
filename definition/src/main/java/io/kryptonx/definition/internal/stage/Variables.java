package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one name space of a stage: all that its action sees by name, and what each name is. */
final class Variables {

  /** What a name is. */
  enum Role {
    /** An input. */
    INPUT("an input"),
    /** An output. */
    OUTPUT("an output"),
    /** A literal environment variable. */
    ENV("a variable of env"),
    /** A secret. */
    SECRET("a secret"),
    /** Something that it reads. */
    READ("something that it reads"),
    /** A parameter. */
    PARAMETER("a parameter");

    private final String label;

    Role(String label) {
      this.label = label;
    }
  }

  private final Problems problems;
  private final Map<String, Role> roles = new TreeMap<>();

  Variables(Problems problems) {
    this.problems = problems;
  }

  /** Adds a name; one that is something else already is a problem. */
  void add(String name, Role role, Place place) {
    Role other = roles.putIfAbsent(name, role);
    if (other != null && other != role) {
      problems.add(
          ProblemCode.NAME_COLLISION,
          place,
          "'" + name + "' is both " + other.label + " and " + role.label + " of this stage",
          name,
          "all that a stage sees has one name space, since all become variables",
          "rename one of the two");
    }
  }

  /** Whether the name is known. */
  boolean has(String name) {
    return roles.containsKey(name);
  }

  /** All names, sorted. */
  Set<String> names() {
    return roles.keySet();
  }

  /** Whether a name is {@code <input>_<field>}, a field of a JSON input. */
  boolean isField(String name) {
    return roles.entrySet().stream()
        .anyMatch(e -> e.getValue() == Role.INPUT && name.startsWith(e.getKey() + "_"));
  }
}
