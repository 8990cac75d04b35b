package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the stages of a sub-pipeline into what uses it. */
final class Flattener {

  private final UseParser.Use use;
  private final Subpipeline sub;
  private final InputMerge merge;
  private final List<Stage> stages = new ArrayList<>();
  private final Set<String> broken = new TreeSet<>();

  Flattener(UseParser.Use use, Subpipeline sub, Problems problems) {
    this.use = use;
    this.sub = sub;
    this.merge = new InputMerge(use, sub, problems);
    sub.stages().values().forEach(this::add);
  }

  /** The stages under their paths. */
  List<Stage> stages() {
    return stages;
  }

  /** The paths of those whose inputs are not given. */
  Set<String> broken() {
    return broken;
  }

  private void add(Stage inner) {
    SortedMap<String, Input> inputs = new TreeMap<>();
    boolean complete = true;
    for (Input input : inner.inputs().values()) {
      Optional<Input> merged = merge.merge(inner.name(), input);
      complete &= merged.isPresent();
      merged.ifPresent(i -> inputs.put(i.name(), i));
    }
    if (!complete) {
      broken.add(path(inner.name()));
      return;
    }
    SortedSet<String> dependsOn = new TreeSet<>(use.stage().dependsOn());
    inner.dependsOn().forEach(name -> dependsOn.add(path(name)));
    Optional<String> renamed =
        inner
            .renamedFrom()
            .map(this::path)
            .or(() -> use.stage().renamedFrom().map(old -> old + "/" + inner.name()));
    Scope scope = new Scope(inner.scope().folder(), arguments(inner));
    stages.add(
        copy(
            inner,
            path(inner.name()),
            within(inner.action(), use.stage().name()),
            inputs,
            dependsOn,
            renamed,
            scope,
            labels(inner.labels())));
  }

  /** A loop names assets by their paths, and so is an effect. */
  static Action within(Action action, String path) {
    if (action instanceof Action.Removed removed) {
      return removed.within(path);
    }
    return action instanceof Action.Loop loop ? loop.within(path) : action;
  }

  private String path(String name) {
    return use.stage().name() + "/" + name;
  }

  /** What each parameter of an inner stage is, in terms of what is outside. */
  private SortedMap<String, Scope.Argument> arguments(Stage inner) {
    SortedMap<String, Scope.Argument> arguments = new TreeMap<>();
    for (String name : inner.params()) {
      Scope.Argument argument =
          inner.scope().arguments().getOrDefault(name, new Scope.Argument.OfParameter(name));
      Scope.Argument outer =
          switch (argument) {
            case Scope.Argument.Literal literal -> literal;
            case Scope.Argument.OfParameter(var own) -> use.arguments().getOrDefault(own, argument);
          };
      arguments.put(name, outer);
    }
    return arguments;
  }

  /** What a stage does not say is said by its file, else by the stage that uses that. */
  private Labels labels(Labels inner) {
    Labels file = sub.labels();
    Labels outer = use.stage().labels();
    SortedSet<String> tags = new TreeSet<>(inner.tags());
    tags.addAll(file.tags());
    tags.addAll(outer.tags());
    return new Labels(
        inner.description().or(outer::description).or(file::description),
        inner.owner().or(file::owner).or(outer::owner),
        inner.criticality().or(file::criticality).or(outer::criticality),
        tags,
        inner.freshness().or(outer::freshness));
  }

  /** A stage that was written in another folder. */
  static Stage scoped(Stage stage, Scope scope) {
    return copy(
        stage,
        stage.name(),
        stage.action(),
        stage.inputs(),
        stage.dependsOn(),
        stage.renamedFrom(),
        scope,
        stage.labels());
  }

  static Stage copy(
      Stage stage,
      String name,
      Action action,
      SortedMap<String, Input> inputs,
      SortedSet<String> dependsOn,
      Optional<String> renamedFrom,
      Scope scope,
      Labels labels) {
    return new Stage(
        name,
        inputs,
        stage.outputs(),
        action,
        stage.params(),
        stage.env(),
        stage.files(),
        stage.tools(),
        stage.reads(),
        stage.secrets(),
        stage.timeout(),
        stage.version(),
        stage.rerun(),
        stage.when(),
        stage.validations(),
        dependsOn,
        stage.retry(),
        stage.resources(),
        stage.platform(),
        stage.effect(),
        stage.isolation(),
        renamedFrom,
        scope,
        labels);
  }
}
