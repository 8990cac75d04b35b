package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code route}: branches with the conditions under which a content goes on to them. */
final class RouteParser {

  private static final String TO = "to: { invoice: \"facts.kind == 'invoice'\" }";
  private static final String A_BRANCH = "a branch";
  private static final String EXAMPLE = "route: { " + TO + ", else: other }";

  private final Context context;
  private final OneInput only;

  RouteParser(Context context) {
    this.context = context;
    this.only =
        new OneInput(context, "route", "it names what goes on; conditions may look at the others");
  }

  Optional<Action> parse(YamlValue value, Variables variables, NamedParameters params) {
    Optional<YamlMap> map = context.shapes().map(value, "'route'", EXAMPLE);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = Fields.of(map.get(), Element.ROUTE, context.problems());
    Optional<String> input = only.input(fields, variables);
    Optional<YamlMap> to =
        fields
            .require("to", "it says where what comes in goes on to", TO)
            .flatMap(v -> context.shapes().map(v, "'to'", TO))
            .filter(this::isOfSize);
    List<Action.Route.Branch> branches = new ArrayList<>();
    boolean understood = input.isPresent() && to.isPresent();
    for (YamlMap.Entry entry : to.map(YamlMap::entries).orElse(List.of())) {
      Optional<Action.Route.Branch> branch = branch(entry, params);
      branch.ifPresent(branches::add);
      understood &= branch.isPresent();
    }
    Optional<String> other =
        fields
            .text("else", "else: other")
            .filter(name -> context.names().variable(name.text(), name.origin(), A_BRANCH))
            .filter(name -> isNew(name, to))
            .map(YamlScalar::text);
    understood &= other.isPresent() == fields.has("else");
    return understood
        ? Optional.of(new Action.Route(input.orElseThrow(), branches, other))
        : Optional.empty();
  }

  private Optional<Action.Route.Branch> branch(YamlMap.Entry entry, NamedParameters params) {
    boolean named = context.names().variable(entry.key(), entry.at(), A_BRANCH);
    return context
        .shapes()
        .text(entry.value(), "the condition of a branch", TO)
        .map(text -> new Action.Route.Branch(entry.key(), Expressions.checked(text, params)))
        .filter(_ -> named);
  }

  private boolean isNew(YamlScalar other, Optional<YamlMap> to) {
    boolean twice = to.filter(map -> map.entry(other.text()).isPresent()).isPresent();
    if (twice) {
      context
          .problems()
          .add(
              ProblemCode.CONFLICTING_KEYS,
              other.place(),
              "the branch '" + other.text() + "' has a condition, and is said to need none",
              other.text(),
              "'else' is where it goes on to if no condition holds",
              "remove its condition, or name another branch");
    }
    return !twice;
  }

  private boolean isOfSize(YamlMap to) {
    int size = to.entries().size();
    if (size == 0) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              to.place(),
              "'to' is empty",
              "a route has a branch at least",
              "write " + TO);
    } else if (size > Action.Route.MAX_BRANCHES - 1) {
      context
          .problems()
          .add(
              ProblemCode.BAD_NUMBER,
              to.place(),
              "the route has " + size + " branches",
              "a route has at most "
                  + (Action.Route.MAX_BRANCHES - 1)
                  + ", and one more that is left",
              "send on to fewer, and let a stage or a further route tell more");
    }
    return size > 0 && size < Action.Route.MAX_BRANCHES;
  }
}
