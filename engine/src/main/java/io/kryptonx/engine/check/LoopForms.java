package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Loops of which their form says that they will not converge, or not always for the same reason:
 * what is judged is the same in each iteration, or people or chance decide, or the last iteration
 * is taken although an earlier one may be better.
 *
 * <p>What an iteration makes differs from that of the one before only where it is made from {@code
 * carry}, or by a stage that may make something else each time.
 */
final class LoopForms {

  /** A threshold over numbers. */
  private static final Pattern THRESHOLD = Pattern.compile("[<>]");

  private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private final LoopNode loop;
  private final Set<AssetRef> moving = new TreeSet<>();
  private final Set<String> undecided = new TreeSet<>();

  private LoopForms(LoopNode loop) {
    this.loop = loop;
    AssetRef carry = Action.Loop.source(loop.name(), Action.Loop.CARRY);
    moving.add(carry);
    follow(stages(), moving, stage -> isUndecided(stage) || appliesAgain(stage));
    follow(stages(), new TreeSet<>(), LoopForms::isUndecided)
        .forEach(stage -> undecided.add(stage.name()));
  }

  static List<Problem> of(Graph graph) {
    List<Problem> problems = new ArrayList<>();
    for (StageNode stage : graph.stages()) {
      graph.loop(stage.name()).ifPresent(loop -> problems.addAll(new LoopForms(loop).problems()));
      graph
          .loopAround(stage.name())
          .filter(loop -> isIdle(loop, stage))
          .ifPresent(loop -> problems.add(idle(loop, stage)));
    }
    return problems;
  }

  /** Stages of sub-pipelines are for whoever uses them to choose from, but not their effects. */
  private static boolean isIdle(LoopNode loop, StageNode stage) {
    boolean chosen = within(loop, stage.name()).indexOf('/') < 0;
    return !loop.stages().contains(stage) && (chosen || stage.stage().effect().isPresent());
  }

  private static Problem idle(LoopNode loop, StageNode stage) {
    String name = within(loop, stage.name());
    boolean acts = stage.stage().effect().isPresent();
    return AdviceCode.IDLE_STAGE.at(
        "stages." + loop.name() + ".loop.stages." + name,
        acts
            ? "the effect '%s' in loop '%s' never acts".formatted(name, loop.name())
            : "the stage '%s' in loop '%s' never runs".formatted(name, loop.name()),
        name,
        "none of until, best, result, next and on_exhausted needs it",
        acts
            ? "write depends_on: %s in a stage that one of them needs".formatted(name)
            : "take what it makes as an input, or remove it");
  }

  private List<StageNode> stages() {
    List<StageNode> all = new ArrayList<>(loop.first());
    all.addAll(loop.second());
    return all;
  }

  /** Adds what stages make that take something of some assets, or that hold by themselves. */
  private static List<StageNode> follow(
      List<StageNode> stages, Set<AssetRef> assets, Predicate<StageNode> itself) {
    List<StageNode> followed = new ArrayList<>();
    for (StageNode stage : stages) {
      boolean takes =
          stage.ports().stream()
              .flatMap(port -> port.alternatives().stream())
              .anyMatch(asset -> assets.contains(asset.ref()));
      if (takes || itself.test(stage)) {
        stage.outputs().forEach(output -> assets.add(output.ref()));
        stage.failed().ifPresent(failed -> assets.add(failed.ref()));
        followed.add(stage);
      }
    }
    return followed;
  }

  /** Whether equal inputs may give something else. */
  private static boolean isUndecided(StageNode stage) {
    return stage.stage().action() instanceof Action.Approve
        || !stage.stage().rerun().equals(Rerun.WHEN_CHANGED)
            && !stage.stage().rerun().equals(Rerun.NEVER);
  }

  /** Whether each iteration asks the outside, which may answer otherwise. */
  private static boolean appliesAgain(StageNode stage) {
    return stage.stage().effect().filter(e -> e.mode() == Effect.Mode.APPLY).isPresent();
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (loop.loop().maxIterations() > 1) {
      always().ifPresent(problems::add);
      sameNext().ifPresent(problems::add);
    }
    sameScore().ifPresent(problems::add);
    byPeople().ifPresent(problems::add);
    withoutBest().ifPresent(problems::add);
    return problems;
  }

  /** What is looked at is the same in each iteration. */
  private Optional<Problem> always() {
    Collection<AssetNode> seen = mentioned(loop.loop().until());
    boolean search = loop.loop().best().isPresent() && isNever(loop.loop().until());
    if (search || seen.stream().anyMatch(asset -> moving.contains(asset.ref()))) {
      return Optional.empty();
    }
    return Optional.of(
        AdviceCode.STUCK_LOOP.at(
            pointer("until"),
            "'until' of loop '%s' is the same in each iteration".formatted(loop.name()),
            loop.loop().until().strip(),
            seen.isEmpty()
                ? "it names nothing that an iteration makes"
                : "nothing of what it names is made from carry: " + names(seen),
            "name carry, or what a stage makes of it; to try out all iterations, write until: \"false\""
                + " and best"));
  }

  /** The second iteration begins with what all later ones begin with. */
  private Optional<Problem> sameNext() {
    AssetRef next = loop.next().ref();
    return moving.contains(next)
        ? Optional.empty()
        : Optional.of(
            AdviceCode.STUCK_LOOP.at(
                pointer("next"),
                "all iterations of loop '%s' behind the first begin with the same"
                    .formatted(loop.name()),
                shown(loop.next()),
                "what makes it takes nothing that is made from carry",
                "let the stage that 'next' names take carry, or what another stage makes of it"));
  }

  private Optional<Problem> sameScore() {
    Optional<String> best = loop.loop().best();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    Collection<AssetNode> seen = mentioned(best.get());
    return seen.stream().anyMatch(asset -> moving.contains(asset.ref()))
        ? Optional.empty()
        : Optional.of(
            AdviceCode.STUCK_LOOP.at(
                pointer("best"),
                "'best' of loop '%s' is the same in each iteration".formatted(loop.name()),
                best.get().strip(),
                "nothing of what it names is made from carry, so that the first iteration is the best",
                "name what tells a good iteration from a bad one"));
  }

  /** People or chance decide when it is done. */
  private Optional<Problem> byPeople() {
    String expressions = loop.loop().until() + " " + loop.loop().best().orElse("");
    List<String> makers =
        mentioned(expressions).stream()
            .map(asset -> asset.ref().node())
            .filter(undecided::contains)
            .distinct()
            .map(this::within)
            .toList();
    if (makers.isEmpty()) {
      return Optional.empty();
    }
    boolean people =
        stages().stream().anyMatch(stage -> stage.stage().action() instanceof Action.Approve);
    return Optional.of(
        AdviceCode.UNDECIDED_LOOP.at(
            pointer("until"),
            people
                ? "people decide whether loop '%s' converges".formatted(loop.name())
                : "chance may decide whether loop '%s' converges".formatted(loop.name()),
            String.join(", ", makers),
            people
                ? "each iteration waits for a person, and nothing says that they are content at last"
                : "what it is judged by is done again in each run, and may come out otherwise",
            people
                ? "let a stage judge, and ask people once behind the loop"
                : "judge by stages that make the same of the same, without rerun"));
  }

  /** The last iteration is taken although an earlier one may be better. */
  private Optional<Problem> withoutBest() {
    boolean last = loop.loop().onExhausted() == Action.Loop.Exhausted.LAST;
    String until = TEXTS.matcher(loop.loop().until()).replaceAll("");
    return last && loop.loop().best().isEmpty() && THRESHOLD.matcher(until).find()
        ? Optional.of(
            AdviceCode.LOOP_WITHOUT_BEST.at(
                pointer("until"),
                "where loop '%s' does not converge, its last iteration is taken"
                    .formatted(loop.name()),
                loop.loop().until().strip(),
                "'until' compares a number, and an earlier iteration may have come closer",
                "say what is better, such as best: review.score, or write on_exhausted: fail"))
        : Optional.empty();
  }

  private static boolean isNever(String until) {
    return until.strip().equals("false");
  }

  /** The assets that an expression names, as far as can be told from its text. */
  private List<AssetNode> mentioned(String expression) {
    String code = TEXTS.matcher(expression).replaceAll("");
    return loop.seen().entrySet().stream()
        .filter(seen -> isNamed(seen.getKey(), code))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean isNamed(String name, String code) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)").matcher(code).find();
  }

  private String names(Collection<AssetNode> assets) {
    return assets.stream().map(this::shown).collect(Collectors.joining(", "));
  }

  private String shown(AssetNode asset) {
    return within(asset.ref().node());
  }

  /** A name as it is written within the loop. */
  private String within(String path) {
    return path.startsWith(loop.name() + "/") ? within(loop, path) : path;
  }

  private static String within(LoopNode loop, String path) {
    return path.substring(loop.name().length() + 1);
  }

  private String pointer(String key) {
    return "stages." + loop.name() + ".loop." + key;
  }
}
