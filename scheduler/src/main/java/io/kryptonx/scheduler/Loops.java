package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes loops from pass to pass, each item's for itself, and to their end. */
final class Loops {

  private final RunState state;
  private final Readiness readiness;
  private final Propagation propagation;

  Loops(RunState state, Readiness readiness, Propagation propagation) {
    this.state = state;
    this.readiness = readiness;
    this.propagation = propagation;
  }

  /** All inputs of a loop are there. */
  void begin(Task task) {
    LoopNode node =
        state
            .graph
            .loop(task.stage.name())
            .orElseThrow(() -> new InvariantViolation(task.id() + " is no loop"));
    LoopState loop =
        new LoopState(
            task, node, states(node.first()), states(node.second()), states(node.third()));
    task.loop = loop;
    open(new Pass(loop, 1, task.knownInput(node.loop().carry()), Action.Loop.WITHOUT));
  }

  private List<StageState> states(List<StageNode> nodes) {
    return nodes.stream().map(node -> state.stage(node.name()).orElseThrow()).toList();
  }

  private void open(Pass pass) {
    LoopState loop = pass.loop;
    loop.passes.add(pass);
    loop.to(LoopState.Phase.LOOKING);
    pass.frame.add(loop.first(), pass.first);
    pass.frame.add(loop.second(), pass.second);
    pass.frame.add(loop.onlyThird(), pass.third);
    loop.second().forEach(stage -> pass.frame.turn(stage).defer());
    loop.third().forEach(stage -> pass.frame.turn(stage).defer());
    readiness.keepWith(pass);
    propagation.begin(pass);
  }

  /** Everything that a frame has to do for now is done. */
  void rested(Frame frame) {
    Optional<Pass> pass = frame.pass().filter(p -> p.loop.pass() == p);
    if (pass.isEmpty()) {
      return;
    }
    LoopState loop = pass.get().loop;
    switch (loop.phase()) {
      case LOOKING -> {
        if (pass.get().first.isNothing()) {
          looked(pass.get());
        }
      }
      case MAKING -> {
        if (pass.get().second.isNothing()) {
          made(pass.get());
        }
      }
      case INSTEAD -> {
        if (loop.third().stream().map(pass.get().frame::turn).allMatch(Turn::isOver)) {
          madeInstead(pass.get());
        }
      }
      case JUDGING, SETTLING, ENDED -> {} // what was made again was waited for elsewhere
    }
  }

  private void looked(Pass pass) {
    LoopState loop = pass.loop;
    Optional<Failure> failure =
        inner(pass, loop.first())
            .or(() -> missing(pass, "result", loop.node.result()))
            .or(() ->
                loop.node.seen().entrySet().stream()
                    .flatMap(seen -> missing(pass, seen.getKey(), seen.getValue()).stream())
                    .findFirst());
    if (failure.isPresent()) {
      fail(loop, failure.get());
      return;
    }
    pass.result = pass.value(loop.node.result()).orElseThrow();
    loop.to(LoopState.Phase.JUDGING);
    readiness.judge(pass);
  }

  /** What of a pass {@code until} and {@code best} see. */
  static SortedMap<String, InputValue> seen(Pass pass) {
    SortedMap<String, InputValue> seen = new TreeMap<>();
    pass.loop.node.seen().forEach((name, asset) -> seen.put(name, pass.value(asset).orElseThrow()));
    return seen;
  }

  /** An iteration was judged. */
  void judged(Pass pass, Event.Judgement judgement) {
    LoopState loop = pass.loop;
    if (judgement.error().isPresent()) {
      fail(loop, failure(pass, judgement.error().get()));
      return;
    }
    pass.score = judgement.score();
    pass.nextWith = judgement.with().orElse(Action.Loop.WITHOUT);
    boolean better =
        pass.score.isPresent()
            ? loop.best == 0 || pass.score.getAsDouble() > loop.pass(loop.best).score.orElseThrow()
            : pass.number == 1
                || !pass.knownResult().equals(loop.pass(pass.number - 1).knownResult());
    loop.noBetter = better ? 0 : loop.noBetter + 1;
    if (better && pass.score.isPresent()) {
      loop.best = pass.number;
    }
    if (judgement.done()) {
      loop.settle(end(loop, Ending.CONVERGED, pass.number));
      readiness.settle(loop);
    } else if (pass.number == loop.node.loop().maxIterations()) {
      withoutConverging(loop, Ending.EXHAUSTED);
    } else if (isSpent(loop)) {
      withoutConverging(loop, Ending.OVER_BUDGET);
    } else if (loop.node.loop().stalledAfter().isPresent()
        && loop.noBetter >= loop.node.loop().stalledAfter().getAsInt()) {
      withoutConverging(loop, Ending.STALLED);
    } else {
      loop.to(LoopState.Phase.MAKING);
      propagation.goOn(pass, loop.second());
    }
  }

  private void made(Pass pass) {
    LoopState loop = pass.loop;
    Optional<Failure> failure =
        inner(pass, loop.second()).or(() -> missing(pass, "next", loop.node.next()));
    if (failure.isPresent()) {
      fail(loop, failure.get());
      return;
    }
    InputValue next = pass.value(loop.node.next()).orElseThrow();
    boolean sameWith =
        pass.nextWith.equals(pass.with) || !loop.node.given().containsKey(Action.Loop.WITH);
    if (loop.node.isSteady() && next.equals(pass.carry) && sameWith) {
      withoutConverging(loop, Ending.STALLED); // equal work gives equal results from here on
      return;
    }
    if (isSpent(loop)) {
      withoutConverging(loop, Ending.OVER_BUDGET);
      return;
    }
    pass.frame.leave();
    open(new Pass(loop, pass.number + 1, next, pass.nextWith));
  }

  private static boolean isSpent(LoopState loop) {
    return loop.node.loop().budget().spent(loop.charged).isPresent();
  }

  private void withoutConverging(LoopState loop, Ending ending) {
    int last = loop.pass().number;
    Exhausted rule = loop.node.loop().onExhausted();
    if (rule == Exhausted.STAGE) {
      loop.instead(ending);
      propagation.goOn(loop.pass(), loop.third());
      return;
    }
    if (rule == Exhausted.FAIL) {
      loop.settle(
          new Event.LoopEnd(
              loop.task.id(), ending, last, 0, Optional.of(notConverged(loop, ending))));
    } else {
      int chosen =
          switch (rule) {
            case BEST -> loop.best;
            case LAST -> last;
            case ROLLBACK, FAIL, STAGE -> 0;
          };
      loop.settle(end(loop, ending, chosen));
    }
    readiness.settle(loop);
  }

  /** What is the result of a loop that does not converge was made. */
  private void madeInstead(Pass pass) {
    LoopState loop = pass.loop;
    AssetNode asset = loop.node.instead().orElseThrow();
    Optional<Failure> failure =
        inner(pass, loop.third()).or(() -> missing(pass, "on_exhausted", asset));
    if (failure.isPresent()) {
      fail(loop, failure.get());
      return;
    }
    loop.instead = pass.value(asset).orElseThrow();
    loop.settle(end(loop, loop.knownEnding(), 0));
    readiness.settle(loop);
  }

  private static Failure notConverged(LoopState loop, Ending ending) {
    String best =
        loop.best == 0
            ? ""
            : "; the best score is %s, of iteration %d"
                .formatted(loop.pass(loop.best).score.orElseThrow(), loop.best);
    String used =
        ending == Ending.OVER_BUDGET
            ? loop.node.loop().budget().spent(loop.charged).map(" (%s)"::formatted).orElse("")
            : "";
    return new Failure(
        Failure.Kind.PERMANENT,
        "it is %s%s after iteration %d and has not converged%s"
            .formatted(ending.words(), used, loop.pass().number, best));
  }

  /** What it is judged by cannot be had. */
  void unjudgeable(LoopState loop, Failure failure) {
    fail(loop, failure(loop.pass(), failure.message()));
  }

  private void fail(LoopState loop, Failure failure) {
    loop.settle(
        new Event.LoopEnd(
            loop.task.id(), Ending.FAILED, loop.pass().number, 0, Optional.of(failure)));
    readiness.settle(loop);
  }

  private static Event.LoopEnd end(LoopState loop, Ending ending, int chosen) {
    return new Event.LoopEnd(loop.task.id(), ending, loop.pass().number, chosen, Optional.empty());
  }

  /** The end of a loop was journaled. */
  void ended(LoopState loop, Event.LoopEnd end) {
    InvariantViolation.check(
        loop.phase() == LoopState.Phase.SETTLING && loop.end().filter(end::equals).isPresent(),
        "loop " + end.task() + " ends otherwise than it has to");
    loop.to(LoopState.Phase.ENDED);
    loop.pass().frame.leave();
    Task task = loop.task;
    if (end.failure().isPresent()) {
      task.failure = end.failure().get();
      propagation.end(task, TaskStatus.FAILED);
      return;
    }
    task.outputs = new InputValue[] {loop.result(end.chosen())};
    propagation.end(task, loop.ran ? state.ranOrUnchanged(task) : TaskStatus.CACHED);
  }

  /** A task has ended, and what its work took is charged to the loop around it. */
  static void charge(Task task) {
    task.turn
        .frame
        .pass()
        .ifPresent(pass -> {
          Charge charge = task.loop == null ? task.charge : task.loop.charged;
          pass.charged = pass.charged.plus(charge);
          pass.loop.charged = pass.loop.charged.plus(charge);
        });
  }

  /** An attempt took so much, in all loops around it. */
  static void spend(Frame frame, Charge charge) {
    for (Optional<Pass> pass = frame.pass();
        pass.isPresent();
        pass = pass.get().loop.task.turn.frame.pass()) {
      pass.get().spent = pass.get().spent.plus(charge);
      pass.get().loop.spent = pass.get().loop.spent.plus(charge);
    }
  }

  /** Something that a loop stands around was executed. */
  static void ran(Frame frame) {
    Optional<Pass> pass = frame.pass();
    while (pass.isPresent() && !pass.get().loop.ran) {
      pass.get().loop.ran = true;
      pass = pass.get().loop.task.turn.frame.pass();
    }
  }

  /** Why a pass cannot go on, where something in it failed that nothing takes care of. */
  private static Optional<Failure> inner(Pass pass, List<StageState> stages) {
    return stages.stream()
        .map(pass.frame::turn)
        .filter(Turn::hasOpenFailures)
        .flatMap(turn -> turn.tasks.stream())
        .filter(task -> task.status == TaskStatus.FAILED)
        .min(
            Comparator.comparingInt((Task task) -> task.stage.node.index())
                .thenComparing(task -> task.item))
        .map(task ->
            new Failure(
                task.knownFailure().kind(),
                "%s failed: %s".formatted(task.id(), task.knownFailure().message()),
                task.knownFailure().exitCode()));
  }

  private static Optional<Failure> missing(Pass pass, String what, AssetNode asset) {
    return pass.value(asset).isPresent()
        ? Optional.empty()
        : Optional.of(
            failure(pass, "'%s' is missing: %s made nothing".formatted(what, asset.ref())));
  }

  private static Failure failure(Pass pass, String message) {
    return new Failure(Failure.Kind.PERMANENT, "iteration %d: %s".formatted(pass.number, message));
  }
}
