package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;

/** Actions that make exactly one output of a certain form. */
final class OutputCheck {

  private final Problems problems;

  OutputCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Stage stage, Fields fields) {
    if (stage.outputs().isEmpty() || !(fields.get("out").orElse(null) instanceof YamlMap out)) {
      return;
    }
    switch (stage.action()) {
      case Action.Expression _ -> expression(stage, out);
      case Action.Split split -> split(stage, split, out);
      case Action.Http _ -> answer(stage, out, "'http'", "its answer is one");
      case Action.Jdbc _ -> {
        answer(stage, out, "'jdbc'", "it tells how many rows there were");
        json(stage, out);
      }
      case Action.Approve _ -> approve(stage, out);
      case Action.Loop _ -> loop(stage, out);
      case Action.Route _,
          Action.Shell _,
          Action.Program _,
          Action.JavaFile _,
          Action.JavaClass _ -> {}
      case Action.Removed _ -> {} // nobody writes it
    }
  }

  private void expression(Stage stage, YamlMap out) {
    if (out.entries().size() > 1) {
      report(out, 1, "'expr' makes one output", "its value is one", "make a stage for each");
      return;
    }
    Output output = stage.outputs().firstEntry().getValue();
    boolean texts = output.type().isJson() || output.type().name().startsWith("text/");
    if (output.each() || output.type().isTree()) {
      report(out, 0, "'expr' makes no folder", "its value is one", "remove 'each' or 'tree'");
    } else if (!texts) {
      report(
          out,
          0,
          "'expr' cannot make '" + output.type() + "'",
          "its value is a text or JSON",
          "write text/plain or application/json");
    }
  }

  private void answer(Stage stage, YamlMap out, String what, String reason) {
    Output output = stage.outputs().firstEntry().getValue();
    if (out.entries().size() > 1) {
      report(out, 1, what + " makes one output", reason, "remove the others");
    } else if (output.each() || output.type().isTree()) {
      report(out, 0, what + " makes no folder", reason, "remove 'each' or 'tree'");
    }
  }

  private void json(Stage stage, YamlMap out) {
    Output output = stage.outputs().firstEntry().getValue();
    if (!output.type().isJson() && !output.type().isTree()) {
      report(
          out,
          0,
          "'jdbc' cannot make '" + output.type() + "'",
          "it tells how many rows there were",
          "write application/json");
    }
  }

  private void loop(Stage stage, YamlMap out) {
    if (out.entries().size() > 1) {
      report(out, 1, "a loop makes one output", "it is what 'result' names", "remove the others");
      return;
    }
    Output output = stage.outputs().firstEntry().getValue();
    if (output.each()) {
      report(
          out,
          0,
          "a loop makes no folder of items",
          "an iteration yields one result",
          "remove 'each'");
    } else if (output.schema().isPresent()) {
      report(
          out,
          0,
          "the output of a loop has no schema of its own",
          "it is what a stage in it made",
          "write the schema in that stage");
    }
  }

  private void split(Stage stage, Action.Split split, YamlMap out) {
    String type = split.format().type().name();
    if (out.entries().size() > 1) {
      report(out, 1, "'split' makes one output", "its items are the parts", "remove the others");
      return;
    }
    Output output = stage.outputs().firstEntry().getValue();
    if (!output.each()) {
      report(
          out,
          0,
          "the output of 'split' has no 'each: true'",
          "each part is an item",
          "write " + output.name() + ": { type: " + type + ", each: true }");
    } else if (!output.type().name().equals(type)) {
      report(
          out,
          0,
          "'split' of " + split.format().label() + " cannot make '" + output.type() + "'",
          "parts are tables of the same form",
          "write type: " + type);
    }
  }

  private void approve(Stage stage, YamlMap out) {
    String record = Action.Approve.DECISION;
    if (out.entries().stream().anyMatch(entry -> entry.key().equals(record))) {
      int at = new ArrayList<>(out.keys()).indexOf(record);
      report(
          out,
          at,
          "'approve' makes '" + record + "' by itself",
          "it holds who decided, when and why",
          "remove it, and name what is approved, such as text: text/markdown");
      return;
    }
    if (out.entries().size() > 1) {
      report(
          out,
          1,
          "'approve' makes one output",
          "one content is approved; the decision is there as '" + record + "'",
          "make a stage for each");
      return;
    }
    Output output =
        stage.outputs().values().stream()
            .filter(each -> !each.name().equals(record))
            .findFirst()
            .orElseThrow();
    if (output.each() || output.schema().isPresent()) {
      report(
          out,
          0,
          "'approve' makes no folder of items, and checks no schema",
          "what is approved goes on as it is",
          "remove 'each' and 'schema', and say them where it is made");
    }
  }

  private void report(YamlMap out, int at, String message, String reason, String fix) {
    YamlMap.Entry entry = out.entries().get(at);
    problems.add(ProblemCode.UNFIT_OUTPUTS, entry.at().place(), message, entry.key(), reason, fix);
  }
}
