package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import java.util.List;
import java.util.Optional;

/** {@code approve}: the question that a person is asked, or a map with it. */
final class ApproveParser {

  private static final String EXAMPLE = "approve: { ask: \"Fit to print?\", by: [ada, grace] }";

  private final Context context;
  private final OneInput only;

  ApproveParser(Context context) {
    this.context = context;
    this.only =
        new OneInput(
            context, "approve", "it names what is decided about; the others are shown beside it");
  }

  Optional<Action> parse(YamlValue value, Variables variables) {
    if (!(value instanceof YamlMap map)) {
      Optional<String> ask =
          context.shapes().text(value, "'approve'", EXAMPLE).flatMap(this::question);
      return only.input(value, variables)
          .flatMap(input -> ask.map(text -> new Action.Approve(input, text, List.of())));
    }
    Fields fields = Fields.of(map, Element.APPROVE, context.problems());
    Optional<String> ask =
        fields
            .require("ask", "people decide about a question", "ask: \"Fit to print?\"")
            .flatMap(text -> context.shapes().text(text, "'ask'", EXAMPLE))
            .flatMap(this::question);
    List<String> by =
        fields.oneOrMore("by", "by: [ada, grace]").stream().map(YamlScalar::text).toList();
    Optional<String> input = only.input(fields, variables);
    return input.flatMap(name -> ask.map(text -> new Action.Approve(name, text, by)));
  }

  private Optional<String> question(YamlScalar text) {
    if (text.text().length() <= Action.Approve.MAX_ASK) {
      return Optional.of(text.text());
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_NUMBER,
            text.place(),
            "the question of 'approve' has " + text.text().length() + " characters",
            "a question has at most " + Action.Approve.MAX_ASK,
            "shorten it; what is long is an input");
    return Optional.empty();
  }
}
