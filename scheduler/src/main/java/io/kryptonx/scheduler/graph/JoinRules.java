package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold between the inputs of a stage: those with dimensions meet, directly or through
 * others, unless they say {@code cross}; optional ones bring no dimension of their own.
 */
final class JoinRules {

  private JoinRules() {}

  /**
   * Checks the inputs of a stage.
   *
   * @param around the dimensions of the loop in which it stands, which all of them have
   */
  static List<Problem> check(Stage stage, List<Wire> wires, List<String> around) {
    List<Problem> problems = new ArrayList<>();
    Set<String> required = new LinkedHashSet<>(around);
    wires.stream().filter(w -> !w.input().optional()).forEach(w -> required.addAll(w.dimensions()));
    for (Wire wire : wires) {
      if (wire.input().optional() && !required.containsAll(wire.dimensions())) {
        problems.add(ownDimension(stage, wire, required));
      }
    }
    List<Wire> joined =
        wires.stream()
            .filter(w -> !w.input().cross() && !w.input().optional())
            .filter(w -> w.kept().size() > around.size())
            .toList();
    if (!joined.isEmpty()) {
      Set<String> met = reach(joined, around);
      met.addAll(around);
      for (Wire wire : joined) {
        if (!met.containsAll(wire.dimensions())) {
          problems.add(apart(stage, joined.getFirst(), wire));
        }
      }
    }
    return problems;
  }

  /** The dimensions that can be reached from the first wire over shared ones. */
  private static Set<String> reach(List<Wire> wires, List<String> around) {
    Set<String> met = new LinkedHashSet<>(wires.getFirst().dimensions());
    met.removeAll(around);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Wire wire : wires) {
        if (wire.dimensions().stream().anyMatch(met::contains)) {
          List<String> more = new ArrayList<>(wire.dimensions());
          more.removeAll(around);
          grown |= met.addAll(more);
        }
      }
    }
    return met;
  }

  private static Problem apart(Stage stage, Wire first, Wire other) {
    String one = "'" + first.input().name() + "' has " + names(first);
    String two = "'" + other.input().name() + "' has " + names(other);
    return Problem.error(
            "KX205",
            GraphProblems.input(stage, other.input()),
            "inputs of stage '" + stage.name() + "' share no dimension",
            other.asset().ref().toString(),
            one + " and " + two + ", so nothing says which items belong together",
            "use the same capture name in both sources; or write cross: true to combine every item"
                + " with every other; or collect: true to take all of one at once")
        .relatedTo(GraphProblems.input(stage, first.input()), "the input that it does not meet");
  }

  private static Problem ownDimension(Stage stage, Wire wire, Set<String> required) {
    return Problem.error(
        "KX207",
        Place.at("stages." + stage.name() + ".in." + wire.input().name()),
        "optional input '" + wire.input().name() + "' brings a dimension of its own",
        String.join(", ", wire.dimensions()),
        "where it is absent the item of the task would not be known; the other inputs have "
            + (required.isEmpty() ? "no dimension" : String.join(", ", required)),
        "leave out optional, or collect the input");
  }

  private static String names(Wire wire) {
    return "'" + String.join("', '", wire.dimensions()) + "'";
  }
}
