package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What must hold of what goes round in a loop and of what comes out. */
final class LoopRules {

  private static final String CODE = "KX222";

  private LoopRules() {}

  static List<Problem> check(
      StageNode stage,
      Action.Loop loop,
      SortedMap<String, AssetNode> given,
      AssetNode result,
      AssetNode next) {
    List<Problem> problems = new ArrayList<>();
    AssetNode output = stage.outputs().getFirst();
    problem(stage, "result", result, output, "the output of the loop").ifPresent(problems::add);
    AssetNode carry = given.get(Action.Loop.CARRY);
    if (carry == null) {
      return problems; // the input does not exist, which is a problem already
    }
    problem(stage, "next", next, carry, "the carry").ifPresent(problems::add);
    if (loop.onExhausted() == Exhausted.ROLLBACK) {
      problem(stage, "on_exhausted", carry, output, "the output of the loop")
          .ifPresent(problems::add);
    }
    stage.ports().stream()
        .filter(port -> port.input().name().equals(loop.carry()) && port.isCollection())
        .forEach(_ -> problems.add(collection(stage, loop)));
    return problems;
  }

  /** What is the result where the loop does not converge. */
  static List<Problem> checkInstead(StageNode stage, Optional<AssetNode> instead) {
    return instead
        .flatMap(asset ->
            problem(
                stage, "on_exhausted", asset, stage.outputs().getFirst(), "the output of the loop"))
        .stream()
        .toList();
  }

  private static Optional<Problem> problem(
      StageNode stage, String key, AssetNode from, AssetNode to, String what) {
    if (!from.type().equals(to.type())) {
      return Optional.of(
          Problem.error(
              CODE,
              Place.at("stages." + stage.name() + ".loop." + key),
              "what '" + key + "' of loop '" + stage.name() + "' gives does not fit " + what,
              from.ref().toString(),
              from.ref() + " is " + from.type() + ", and " + what + " is " + to.type(),
              "name an asset of the same type, or correct one of the two types"));
    }
    if (from.each() || from.dimensions().size() > stage.dimensions().size()) {
      return Optional.of(
          Problem.error(
              CODE,
              Place.at("stages." + stage.name() + ".loop." + key),
              "'" + key + "' of loop '" + stage.name() + "' is a collection",
              from.ref().toString(),
              "one pass has many items of it, and " + what + " is one",
              "name a stage that makes one of them, such as one that collects"));
    }
    return Optional.empty();
  }

  private static Problem collection(StageNode stage, Action.Loop loop) {
    return Problem.error(
        CODE,
        Place.at("stages." + stage.name() + ".in." + loop.carry()),
        "the carry of loop '" + stage.name() + "' is a collection",
        loop.carry(),
        "from one pass to the next goes what one stage makes once",
        "take it item by item, or make one file of it before the loop");
  }
}
