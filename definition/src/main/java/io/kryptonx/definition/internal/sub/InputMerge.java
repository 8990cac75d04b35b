package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an inner stage takes, once the inputs of its sub-pipeline are connected. */
final class InputMerge {

  private final UseParser.Use use;
  private final Subpipeline sub;
  private final Problems problems;

  InputMerge(UseParser.Use use, Subpipeline sub, Problems problems) {
    this.use = use;
    this.sub = sub;
    this.problems = problems;
  }

  /** An input of the inner stage, seen from outside; none where it takes what is not given. */
  Optional<Input> merge(String stage, Input input) {
    List<AssetRef> from = new ArrayList<>();
    Input merged = input;
    for (AssetRef asset : input.from()) {
      if (!sub.inputs().containsKey(asset.node())) {
        from.add(Subpipeline.within(use.stage().name(), asset));
        continue;
      }
      Input outer = use.stage().inputs().get(asset.node());
      if (outer == null) {
        return Optional.empty();
      }
      from.addAll(outer.from());
      merged = merge(stage, merged, outer);
    }
    return Optional.of(from(merged, from.stream().distinct().toList()));
  }

  /** The same input of other assets. */
  static Input from(Input input, List<AssetRef> from) {
    return new Input(
        input.name(),
        from,
        input.collect(),
        input.cross(),
        input.match(),
        input.partial(),
        input.type());
  }

  private Input merge(String stage, Input inner, Input outer) {
    if (inner.isCollection() && outer.isCollection()) {
      twice(stage, inner, outer);
    }
    Optional<MediaType> declared =
        Objects.requireNonNullElse(sub.inputs().get(outer.name()), Optional.empty());
    Input typed =
        new Input(
            inner.name(),
            inner.from(),
            inner.collect(),
            inner.cross(),
            inner.match(),
            inner.partial(),
            inner.type().or(() -> declared));
    return taking(typed, outer);
  }

  /** An inner input that takes what an outer one gives. */
  static Input taking(Input inner, Input outer) {
    return new Input(
        inner.name(),
        inner.from(),
        inner.isCollection() ? inner.collect() : outer.collect(),
        inner.cross() || outer.cross(),
        inner.match() == Input.Match.SKIP ? outer.match() : inner.match(),
        inner.partial() || outer.partial(),
        inner.type().or(outer::type));
  }

  private void twice(String stage, Input inner, Input outer) {
    Place place =
        Optional.ofNullable(use.in().get(outer.name()))
            .map(Origin::place)
            .orElseGet(() -> Place.at("stages." + use.stage().name()));
    Related related =
        new Related(
            sub.documents()
                .nearest("stages." + stage + ".in." + inner.name())
                .map(Origin::place)
                .orElse(place),
            "collected again here");
    problems.add(
        ProblemCode.COLLECTED_TWICE,
        place,
        "'" + outer.name() + "' is collected already where it is collected again",
        outer.name(),
        "the stage '"
            + stage
            + "' of '"
            + sub.file()
            + "' collects it, and this input does so, too",
        "take 'collect' away from one of the two",
        related);
  }
}
