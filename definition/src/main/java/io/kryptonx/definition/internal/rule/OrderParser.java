package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What comes first: conditions, stages to wait for, earlier names. */
final class OrderParser {

  private final Context context;

  OrderParser(Context context) {
    this.context = context;
  }

  void parse(Fields fields, Stage.Builder stage) {
    stage.dependsOn(dependsOn(fields));
    fields
        .text("renamed_from", "renamed_from: resize")
        .filter(this::isGone)
        .map(YamlScalar::text)
        .ifPresent(stage::renamedFrom);
  }

  private Set<String> dependsOn(Fields fields) {
    Set<String> stages = new TreeSet<>();
    for (YamlScalar text : fields.oneOrMore("depends_on", "depends_on: [clean]")) {
      Optional<Nodes.Node> node = context.nodes().find(text.text());
      if (node.isEmpty() || !node.get().isStage()) {
        noStage(text, node.isPresent());
      } else if (!stages.add(text.text())) {
        twice(text);
      }
    }
    return context.nodes().expand(stages);
  }

  private void noStage(YamlScalar text, boolean source) {
    Set<String> stages = context.nodes().stages();
    String stage = text.text().substring(0, Math.max(0, text.text().indexOf('.')));
    context
        .problems()
        .add(
            ProblemCode.UNKNOWN_STAGE,
            text.place(),
            source
                ? "'" + text.text() + "' is a source, not a stage"
                : "there is no stage '" + Problems.shown(text.text()) + "'",
            text.text(),
            source
                ? "sources are always there before any stage"
                : "'depends_on' waits for stages; there are: " + DidYouMean.listed(stages),
            source
                ? "remove it"
                : stages.contains(stage)
                    ? "write '" + stage + "': stages are waited for as a whole"
                    : DidYouMean.fix(text.text(), stages));
  }

  private void twice(YamlScalar text) {
    context
        .problems()
        .add(
            ProblemCode.REPEATED,
            text.place(),
            "'" + text.text() + "' stands twice in 'depends_on'",
            text.text(),
            "once is enough",
            "remove one of the two");
  }

  private boolean isGone(YamlScalar text) {
    boolean there = context.nodes().find(text.text()).isPresent();
    if (there) {
      context
          .problems()
          .add(
              ProblemCode.STILL_THERE,
              text.place(),
              "'" + text.text() + "' is still there, so nothing was renamed from it",
              text.text(),
              "'renamed_from' is the name that the stage had in earlier revisions",
              "write that name, or remove the key");
    }
    return !there;
  }
}
