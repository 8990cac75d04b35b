package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What must hold of names that only order stages or remember what they were called. */
final class OrderRules {

  private OrderRules() {}

  static List<Problem> check(Stage stage, Pipeline pipeline, Collection<String> broken) {
    List<Problem> problems = new ArrayList<>();
    for (String before : stage.dependsOn()) {
      if (!pipeline.stages().containsKey(before) && !broken.contains(before)) {
        problems.add(
            Problem.error(
                "KX215",
                Place.at("stages." + stage.name() + ".depends_on"),
                "stage '" + stage.name() + "' waits for a stage that does not exist",
                before,
                "there is no stage of that name",
                "use one of: " + String.join(", ", pipeline.stages().keySet())));
      }
    }
    stage
        .renamedFrom()
        .filter(old -> pipeline.stages().containsKey(old))
        .ifPresent(old ->
            problems.add(
                Problem.error(
                    "KX216",
                    Place.at("stages." + stage.name() + ".renamed_from"),
                    "stage '" + stage.name() + "' was renamed from a stage that is still there",
                    old,
                    "what '" + old + "' made would belong to both",
                    "remove renamed_from, or the other stage")));
    return problems;
  }
}
