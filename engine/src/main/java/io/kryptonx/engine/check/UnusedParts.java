package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Parameters, sources and stages that make no difference to anything. */
final class UnusedParts {

  private UnusedParts() {}

  static List<Problem> of(Pipeline pipeline) {
    Set<String> params = UsedParameters.of(pipeline);
    Set<String> nodes = nodes(pipeline);
    List<Problem> problems = new ArrayList<>();
    unused(pipeline.params().keySet(), params, UnusedParts::parameter, problems);
    unused(pipeline.sources().keySet(), nodes, UnusedParts::source, problems);
    unused(pipeline.stages().keySet(), nodes, UnusedParts::stage, problems);
    return problems;
  }

  /** What is taken, published, or waited for. */
  private static Set<String> nodes(Pipeline pipeline) {
    Set<String> nodes = new TreeSet<>();
    for (Stage stage : pipeline.stages().values()) {
      nodes.addAll(stage.dependsOn());
      for (Input input : stage.inputs().values()) {
        input.from().stream().map(AssetRef::node).forEach(nodes::add);
      }
    }
    pipeline.publish().stream().map(Publication::asset).map(AssetRef::node).forEach(nodes::add);
    return nodes;
  }

  /** Those of a sub-pipeline are for whoever uses it to choose from. */
  private static void unused(
      Set<String> all, Set<String> used, Function<String, Problem> told, List<Problem> problems) {
    all.stream()
        .filter(name -> !used.contains(name) && name.indexOf('/') < 0)
        .map(told)
        .forEach(problems::add);
  }

  private static Problem parameter(String name) {
    return AdviceCode.UNUSED_PARAMETER.at(
        "params." + name,
        "no stage names the parameter '" + name + "'",
        name,
        "giving it another value would change nothing",
        "use it as $" + name + " in a command, list it under params of a stage, or remove it");
  }

  private static Problem source(String name) {
    return AdviceCode.UNUSED_SOURCE.at(
        "sources." + name,
        "no stage takes the source '" + name + "'",
        name,
        "it is read and kept in every run, for nothing",
        "take it as an input of a stage, or remove it");
  }

  private static Problem stage(String name) {
    return AdviceCode.UNUSED_STAGE.at(
        "stages." + name,
        "nobody uses what the stage '" + name + "' makes",
        name,
        "no stage takes one of its outputs, and none is published",
        "take one as an input, publish one, or remove the stage");
  }
}
