package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Related;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    /** The key of an effect. */
    KEY("the key of the effect"),
    /** A parameter. */
    PARAMETER("a parameter");

    private final String label;

    Role(String label) {
      this.label = label;
    }
  }

  private final Problems problems;
  private final Map<String, Role> roles = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();

  Variables(Problems problems) {
    this.problems = problems;
  }

  /** Adds a name; one that is something else already is a problem. */
  void add(String name, Role role, Place place) {
    Role other = roles.putIfAbsent(name, role);
    Place first = places.computeIfAbsent(name, _ -> place);
    if (other != null && other != role) {
      problems.add(
          ProblemCode.NAME_COLLISION,
          place,
          "'" + name + "' is both " + other.label + " and " + role.label + " of this stage",
          name,
          "all that a stage sees has one name space, since all become variables",
          "rename one of the two",
          new Related(first, "first named here, as " + other.label));
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

  /** The names that are of one kind, sorted. */
  Set<String> names(Role role) {
    Set<String> names = new TreeSet<>(roles.keySet());
    names.removeIf(name -> roles.get(name) != role);
    return names;
  }

  /** Whether a text names an input; one that does not is a problem. */
  boolean isInput(YamlScalar name) {
    Set<String> inputs = names(Role.INPUT);
    if (!inputs.contains(name.text())) {
      problems.add(
          ProblemCode.UNKNOWN_INPUT,
          name.place(),
          "the stage has no input '" + Problems.shown(name.text()) + "'",
          name.text(),
          inputs.isEmpty() ? "it has none at all" : "its inputs are: " + DidYouMean.listed(inputs),
          inputs.isEmpty()
              ? "write in: { " + name.text() + ": … }"
              : DidYouMean.fix(name.text(), inputs));
    }
    return inputs.contains(name.text());
  }

  /** Whether a name is {@code <input>_<field>}, a field of a JSON input. */
  boolean isField(String name) {
    return roles.entrySet().stream()
        .anyMatch(e -> e.getValue() == Role.INPUT && name.startsWith(e.getKey() + "_"));
  }
}
