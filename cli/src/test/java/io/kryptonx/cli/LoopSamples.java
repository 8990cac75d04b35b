package io.kryptonx.cli;

import static io.kryptonx.cli.Samples.counts;
import static io.kryptonx.cli.Samples.snapshot;

import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Loops as an engine would tell of them. */
final class LoopSamples {

  private LoopSamples() {}

  private static Action.Loop rule(int most) {
    return new Action.Loop(
        "photo",
        "measure.ssim >= params.ssim",
        Optional.of("measure.ssim"),
        new TreeMap<>(),
        new AssetRef("fit/encode", "jpeg"),
        new AssetRef("fit/adjust", "settings"),
        most,
        OptionalInt.of(4),
        Action.Loop.Exhausted.BEST,
        Optional.empty(),
        Budget.NONE);
  }

  private static Iteration iteration(int number, double score, boolean cached) {
    return new Iteration(
        number,
        Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score),
        counts(cached ? TaskStatus.CACHED : TaskStatus.RAN, 3),
        cached ? 0 : 3,
        cached ? 0 : 140 + number,
        Optional.of(snapshot("application/json", 40, "settings " + number)),
        Optional.of(snapshot("image/jpeg", 40_000 + number, "jpeg " + number)));
  }

  private static Loop loop(
      String item,
      Optional<TaskStatus> status,
      Optional<Ending> ending,
      int chosen,
      double... scores) {
    List<Iteration> iterations = new ArrayList<>();
    for (double score : scores) {
      int number = iterations.size() + 1;
      iterations.add(iteration(number, score, number <= 2));
    }
    return new Loop(
        new TaskId("fit", Item.of(item)),
        rule(scores.length > 12 ? 60 : 12),
        status,
        ending,
        chosen,
        status
            .filter(TaskStatus.FAILED::equals)
            .map(_ ->
                new Failure(
                    Failure.Kind.PERMANENT,
                    "iteration 3: best has no value: NaN is no number; measure.ssim is NaN")),
        iterations);
  }

  private static LoopReport report(Loop... loops) {
    return new LoopReport("fit", Samples.RUN, List.of(loops));
  }

  static LoopReport one() {
    return report(
        loop(
            "cats/tom jones",
            Optional.of(TaskStatus.RAN),
            Optional.of(Ending.CONVERGED),
            5,
            0.512,
            0.7,
            0.654321987,
            0.91,
            0.9812));
  }

  /** A loop of many iterations whose best one is somewhere in it. */
  static LoopReport along() {
    double[] scores = new double[60];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 1 - Math.abs(i - 33) / 60.0;
    }
    return report(
        loop("tom", Optional.of(TaskStatus.RAN), Optional.of(Ending.EXHAUSTED), 34, scores));
  }

  static LoopReport several() {
    return report(
        loop("ada", Optional.of(TaskStatus.CACHED), Optional.of(Ending.CONVERGED), 2, 0.4, 0.99),
        loop(
            "evil\u001B[2J\u202Egpj",
            Optional.of(TaskStatus.FAILED),
            Optional.of(Ending.FAILED),
            0,
            0.4,
            0.5,
            Double.NaN),
        loop(
            "cats/tom jones",
            Optional.of(TaskStatus.RAN),
            Optional.of(Ending.STALLED),
            3,
            0.1,
            0.2,
            0.7,
            0.6,
            0.5),
        loop("zoe", Optional.of(TaskStatus.RAN), Optional.of(Ending.EXHAUSTED), 0, 0.5, 0.5),
        loop("open", Optional.empty(), Optional.empty(), 0, 1e-9, 123_456_789_012.0),
        loop("blocked", Optional.of(TaskStatus.BLOCKED), Optional.empty(), 0));
  }

  static CheckpointReport checkpoint() {
    Snapshot jpeg = snapshot("image/jpeg", 41_200, "jpeg 2");
    return new CheckpointReport(
        new TaskId("fit", Item.of("tom")),
        Samples.RUN,
        2,
        List.of(
            new CheckpointReport.Entry(
                "carry.json", snapshot("application/json", 40, "settings 2"), false),
            new CheckpointReport.Entry("encode/jpeg.jpg", jpeg, true),
            new CheckpointReport.Entry(
                "measure/report/cats/tom%2E.json", snapshot("application/json", 90, "m"), false)));
  }
}
