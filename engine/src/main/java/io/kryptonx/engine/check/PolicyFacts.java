package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.policy.Policy.Fact;
import io.kryptonx.definition.policy.Policy.Kind;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pipeline says of one of its parts.
 *
 * @param name of the part
 * @param pointer where it stands
 */
record PolicyFacts(Kind kind, String name, String pointer, Set<Fact> said) {

  private static final String DEFAULT_RETRY = "defaults.retry";

  /** The pipeline itself, then its stages, sources and parameters. */
  static List<PolicyFacts> of(Definition definition, Pipeline pipeline) {
    List<PolicyFacts> all = new ArrayList<>();
    all.add(new PolicyFacts(Kind.PIPELINE, pipeline.name(), "pipeline", said(pipeline.labels())));
    for (Stage stage : pipeline.stages().values()) {
      if (stage.name().indexOf('/') >= 0) {
        continue; // a sub-pipeline is looked at where it is defined
      }
      all.add(part(Kind.STAGES, stage.name(), said(stage, definition, pipeline)));
    }
    for (Source source : pipeline.sources().values()) {
      all.add(part(Kind.SOURCES, source.name(), EnumSet.noneOf(Fact.class)));
    }
    for (Parameter parameter : pipeline.params().values()) {
      all.add(part(Kind.PARAMS, parameter.name(), said(parameter)));
    }
    return all;
  }

  private static PolicyFacts part(Kind kind, String name, Set<Fact> said) {
    return new PolicyFacts(kind, name, kind.label() + "." + name, said);
  }

  private static Set<Fact> said(Labels labels) {
    Set<Fact> said = EnumSet.noneOf(Fact.class);
    add(said, Fact.OWNER, labels.owner().isPresent());
    add(said, Fact.CRITICALITY, labels.criticality().isPresent());
    add(said, Fact.TAGS, !labels.tags().isEmpty());
    add(said, Fact.DESCRIPTION, labels.description().isPresent());
    return said;
  }

  /** Who answers for a pipeline answers for its stages, unless they say otherwise. */
  private static Set<Fact> said(Stage stage, Definition definition, Pipeline pipeline) {
    Set<Fact> said = said(pipeline.labels());
    said.remove(Fact.DESCRIPTION);
    said.addAll(said(stage.labels()));
    // One attempt is what all have; who writes it has decided so.
    boolean retry = stage.retry().attempts(Optional.empty()) > 1;
    retry |= definition.has("stages." + stage.name() + ".retry") || definition.has(DEFAULT_RETRY);
    add(said, Fact.RETRY, retry);
    add(said, Fact.TIMEOUT, stage.timeout().isPresent());
    return said;
  }

  private static Set<Fact> said(Parameter parameter) {
    Set<Fact> said = EnumSet.noneOf(Fact.class);
    add(said, Fact.DESCRIPTION, parameter.description().isPresent());
    return said;
  }

  private static void add(Set<Fact> said, Fact fact, boolean is) {
    if (is) {
      said.add(fact);
    }
  }
}
