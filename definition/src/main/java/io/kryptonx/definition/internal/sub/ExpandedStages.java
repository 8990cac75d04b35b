package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The stages that a stage with {@code expand} stands for, written as a person would write them: one
 * that chooses, a route for each input by that choice, the sub-pipelines behind the branches, what
 * is taken out of the choice for them, and for each output what brings the branches together.
 */
final class ExpandedStages {

  /** The stage that chooses, and its output. */
  static final String CHOICE = "choice";

  /** What stays with the stage as a whole, or is said by the stages around the one that chooses. */
  private static final Set<String> OUTER =
      Set.of(
          "in",
          "depends_on",
          "renamed_from",
          "description",
          "owner",
          "criticality",
          "tags",
          "freshness");

  private final YamlMap written;
  private final Origin at;
  private final List<ExpandParser.Listed> listed;
  private final Set<String> given = new LinkedHashSet<>();
  private final Set<String> gated = new LinkedHashSet<>();
  private final boolean hasValues;
  private final Map<String, YamlValue> stages = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Set<String> twice = new TreeSet<>();

  /** Writes them for a stage. */
  ExpandedStages(YamlMap written, List<ExpandParser.Listed> listed) {
    this.written = written;
    this.at = written.origin();
    this.listed = listed;
    for (YamlMap.Entry input : Body.entries(written, "in")) {
      given.add(input.key());
      if (!isTakenWhole(input.value())) {
        gated.add(input.key());
      }
    }
    this.hasValues = listed.stream().anyMatch(one -> !values(one).isEmpty());
    add(CHOICE, chooser());
    gates();
    listed.forEach(this::add);
    joins();
  }

  /** Those that were written, under {@code stages}. */
  YamlMap map() {
    List<YamlMap.Entry> entries = new ArrayList<>();
    stages.forEach((name, stage) -> entries.add(new YamlMap.Entry(name, stage.origin(), stage)));
    return map(at, entry("stages", new YamlMap(at, entries)));
  }

  /** What of the stage as a whole is no business of the one that chooses. */
  YamlMap outer() {
    return new YamlMap(
        at, written.entries().stream().filter(e -> OUTER.contains(e.key())).toList());
  }

  /** The names of inputs. */
  Set<String> given() {
    return given;
  }

  /** The inputs that come to a sub-pipeline only where it is chosen. */
  Set<String> gated() {
    return gated;
  }

  /** Outputs, by the stages that bring them together. */
  Map<String, String> outputs() {
    return outputs;
  }

  /** Names that stand for two things. */
  Set<String> twice() {
    return twice;
  }

  /** Collections come to each sub-pipeline as they are, and so does what may be missing. */
  private static boolean isTakenWhole(YamlValue input) {
    return input instanceof YamlMap map && (isSaid(map, "collect") || isSaid(map, "optional"));
  }

  private static boolean isSaid(YamlMap map, String key) {
    return map.get(key)
        .filter(value -> !(value instanceof YamlScalar word && word.text().equals("false")))
        .isPresent();
  }

  /** The inputs of a sub-pipeline that the choice gives it. */
  private Set<String> values(ExpandParser.Listed one) {
    Set<String> values = new TreeSet<>(one.sub().inputs().keySet());
    values.removeAll(given);
    return values;
  }

  private YamlValue chooser() {
    List<YamlMap.Entry> entries = new ArrayList<>();
    List<YamlValue> validations = new ArrayList<>();
    for (YamlMap.Entry own : written.entries()) {
      if (own.key().equals("validate")) {
        validations.addAll(
            own.value() instanceof YamlList list ? list.values() : List.of(own.value()));
      } else if (!OUTER.contains(own.key()) && !own.key().equals(ExpandParser.KEY)) {
        entries.add(own);
      }
    }
    List<YamlMap.Entry> inputs = new ArrayList<>();
    given.forEach(name -> inputs.add(entry(name, text(name))));
    entries.add(entry("in", new YamlMap(at, inputs)));
    entries.add(entry("out", map(at, entry(CHOICE, text("application/json")))));
    validations.addAll(validations());
    entries.add(entry("validate", new YamlList(at, validations)));
    return new YamlMap(at, entries);
  }

  private List<YamlValue> validations() {
    List<YamlValue> all = new ArrayList<>();
    String names = listed.stream().map(ExpandParser.Listed::name).collect(Collectors.joining(", "));
    Set<String> known = new LinkedHashSet<>();
    listed.forEach(one -> known.add(one.name()));
    all.add(validation(chosen() + " in " + literals(known), "it has to choose one of: " + names));
    if (hasValues) {
      for (ExpandParser.Listed one : listed) {
        Set<String> values = values(one);
        String fits =
            values.isEmpty()
                ? "!has(choice.with) || size(choice.with) == 0"
                : "has(choice.with) && choice.with.all(name, name in %1$s) && %1$s.all(name, name in choice.with)"
                    .formatted(literals(values));
        all.add(
            validation(
                "choice.to != '" + one.name() + "' || (" + fits + ")",
                values.isEmpty()
                    ? "'" + one.name() + "' is given no values by 'with'"
                    : "'"
                        + one.name()
                        + "' is given exactly these by 'with': "
                        + String.join(", ", values)));
      }
    }
    return all;
  }

  private YamlValue validation(String expression, String message) {
    return map(at, entry("expr", text(expression)), entry("message", text(message)));
  }

  private static String literals(Set<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  /** The expression for what was chosen. */
  private String chosen() {
    return hasValues ? "choice.to" : CHOICE;
  }

  private String isChosen(ExpandParser.Listed one) {
    return chosen() + " == '" + one.name() + "'";
  }

  /** What sends inputs on to the sub-pipelines that take them; another one may have been chosen. */
  private void gates() {
    for (String input : gated) {
      Map<String, String> to = new LinkedHashMap<>();
      for (ExpandParser.Listed one : listed) {
        if (one.sub().inputs().containsKey(input)) {
          to.put(one.name(), isChosen(one));
        }
      }
      if (!to.isEmpty()) {
        YamlMap in = map(at, entry(input, text(input)), entry(CHOICE, text(CHOICE)));
        add("in_" + input, route(in, input, to, to.size() < listed.size()));
      }
    }
  }

  private YamlMap route(YamlMap in, String input, Map<String, String> to, boolean others) {
    List<YamlMap.Entry> branches = new ArrayList<>();
    to.forEach((branch, condition) -> branches.add(entry(branch, text(condition))));
    List<YamlMap.Entry> route = new ArrayList<>();
    route.add(entry("input", text(input)));
    route.add(entry("to", new YamlMap(at, branches)));
    if (others) {
      route.add(entry("else", text("elsewhere")));
    }
    return map(at, entry("in", in), entry("route", new YamlMap(at, route)));
  }

  /** A sub-pipeline with what it is given. */
  private void add(ExpandParser.Listed one) {
    Origin place = one.entry().at();
    List<YamlMap.Entry> in = new ArrayList<>();
    for (String input : one.sub().inputs().keySet()) {
      if (gated.contains(input)) {
        in.add(entry(input, text("in_" + input + "." + one.name())));
      } else if (given.contains(input)) {
        in.add(entry(input, text(input)));
      } else {
        in.add(entry(input, text(value(one, input))));
      }
    }
    List<YamlMap.Entry> use = new ArrayList<>();
    use.add(new YamlMap.Entry(UseParser.KEY, place, one.pipeline()));
    use.add(entry("in", new YamlMap(place, in)));
    one.params().ifPresent(use::add);
    add(one.name(), new YamlMap(place, use));
  }

  /** What takes a value out of the choice. */
  private String value(ExpandParser.Listed one, String input) {
    String name = "with_" + one.name() + "_" + input;
    add(
        name,
        map(
            at,
            entry("in", map(at, entry(CHOICE, text(CHOICE)))),
            entry("when", text(isChosen(one))),
            entry("out", map(at, entry(input, text("application/json")))),
            entry("expr", text("choice.with." + input))));
    return name;
  }

  private void joins() {
    Map<String, List<YamlValue>> made = new LinkedHashMap<>();
    for (ExpandParser.Listed one : listed) {
      for (String output : one.sub().outputs().keySet()) {
        made.computeIfAbsent(output, _ -> new ArrayList<>())
            .add(
                new YamlScalar(
                    one.entry().at(), YamlScalar.Kind.STRING, one.name() + "." + output));
      }
    }
    made.forEach((output, from) -> {
      String name = "out_" + output;
      String input = output.equals("made") ? "one" : "made";
      YamlMap taken = map(from.getLast().origin(), entry("from", new YamlList(at, from)));
      add(name, route(map(at, entry(input, taken)), input, Map.of(output, "true"), false));
      outputs.put(output, name);
    });
    if (outputs.containsKey(CHOICE)) {
      twice.add(CHOICE);
    }
  }

  private void add(String name, YamlValue stage) {
    if (given.contains(name) || stages.putIfAbsent(name, stage) != null) {
      twice.add(name);
    }
  }

  private YamlScalar text(String text) {
    return new YamlScalar(at, YamlScalar.Kind.STRING, text);
  }

  private YamlMap.Entry entry(String key, YamlValue value) {
    return new YamlMap.Entry(key, value.origin(), value);
  }

  private static YamlMap map(Origin at, YamlMap.Entry... entries) {
    return new YamlMap(at, List.of(entries));
  }
}
