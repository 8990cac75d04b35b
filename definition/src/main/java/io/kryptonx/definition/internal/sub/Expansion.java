package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.body.Defaults;
import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stage that chooses, for each item, which of several sub-pipelines it goes through. It becomes a
 * sub-pipeline that nobody wrote (see {@link ExpandedStages}), so that planner and scheduler know
 * stages and routes only.
 */
final class Expansion {

  private final List<ExpandParser.Listed> listed;
  private final ExpandedStages written;
  private final YamlMap stages;

  private Expansion(List<ExpandParser.Listed> listed, ExpandedStages written) {
    this.listed = listed;
    this.written = written;
    this.stages = written.map();
  }

  /** Those among the stages of a file or a loop that can be understood, by name. */
  static Map<String, Expansion> in(YamlMap map, String folder, Subpipelines files) {
    Map<String, Expansion> expansions = new TreeMap<>();
    for (YamlMap.Entry stage : Body.entries(map, "stages")) {
      if (ExpandParser.isExpansion(stage)) {
        YamlMap keys = (YamlMap) stage.value();
        new ExpandParser(files, folder)
            .parse(keys)
            .map(listed -> new Expansion(listed, new ExpandedStages(keys, listed)))
            .filter(expansion -> expansion.isSound(stage, files.problems()))
            .ifPresent(expansion -> expansions.put(stage.key(), expansion));
      }
    }
    return expansions;
  }

  /** The stages in it as a body of their own, with the parameters of the file around. */
  Body body(Context around, String folder, Subpipelines files, int depth) {
    return Body.within(stages, written.given(), around, folder, files, depth);
  }

  /** What references see of it. */
  Nodes.SubpipelineNode node(String stage) {
    Set<String> paths = new TreeSet<>();
    Body.entries(stages, "stages").forEach(entry -> paths.add(stage + "/" + entry.key()));
    for (ExpandParser.Listed one : listed) {
      String path = stage + "/" + one.name();
      paths.remove(path);
      paths.addAll(one.sub().node(path).stages());
    }
    return new Nodes.SubpipelineNode(
        outputs(stage + "/"),
        new TreeMap<>(Map.of(ExpandedStages.CHOICE, choice(stage + "/"))),
        paths);
  }

  private SortedMap<String, AssetRef> outputs(String prefix) {
    SortedMap<String, AssetRef> outputs = new TreeMap<>();
    written.outputs().forEach((name, join) -> outputs.put(name, new AssetRef(prefix + join, name)));
    return outputs;
  }

  private static AssetRef choice(String prefix) {
    return new AssetRef(prefix + ExpandedStages.CHOICE, ExpandedStages.CHOICE);
  }

  /** The stage, ready to be put into what is around; none where its inputs are not understood. */
  Optional<UseParser.Use> use(YamlMap.Entry entry, Context context) {
    boolean named = context.names().node(entry.key(), entry.at(), "a stage");
    Fields fields = Fields.of(written.outer(), Element.STAGE, context.problems());
    Stage.Builder stage = Stage.named(entry.key()).action(UseParser.NOTHING);
    boolean understood = StageParser.use(fields, stage, context);
    Map<String, Origin> in = new TreeMap<>();
    Body.entries(written.outer(), "in").forEach(each -> in.put(each.key(), each.at()));
    return understood && named
        ? Optional.of(new UseParser.Use(stage.build(), new TreeMap<>(), in))
        : Optional.empty();
  }

  /** Reads the stages in it. */
  Subpipeline parse(
      Body body, Defaults defaults, SortedMap<String, Parameter> params, Problems problems) {
    body.parseLoop(Fields.of(stages, Element.LOOP, problems), defaults, params);
    SortedMap<String, Optional<MediaType>> inputs = new TreeMap<>();
    written.given().forEach(name -> inputs.put(name, Optional.empty()));
    return new Subpipeline(
        ExpandParser.KEY,
        Labels.NONE,
        Optional.empty(),
        inputs,
        new TreeMap<>(),
        body.stages(),
        outputs(""),
        body.broken(),
        body.documents(Optional.of(stages), List.of()),
        body.height());
  }

  private boolean isSound(YamlMap.Entry stage, Problems problems) {
    for (String name : written.twice()) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          stage.at().place(),
          "'" + name + "' stands for two things in the expansion",
          name,
          "inputs, the sub-pipelines to choose and the stages around them share their names",
          "give the input or the sub-pipeline another name: expand: { to: { NAME: FILE } }");
    }
    boolean alwaysChosen = true;
    for (ExpandParser.Listed one : listed) {
      for (String path : ungated(one)) {
        alwaysChosen = false;
        problems.add(
            ProblemCode.CONFLICTING_KEYS,
            one.entry().at().place(),
            "the stage '" + path + "' of '" + one.sub().file() + "' may run whatever is chosen",
            path,
            "collections and what may be missing do not hold it back, and it takes nothing else of what"
                + " comes to a sub-pipeline only if that is chosen",
            "let it take one of these, too: " + String.join(", ", written.gated()));
      }
    }
    return written.twice().isEmpty() && alwaysChosen;
  }

  /** The stages that might run where the sub-pipeline is not chosen. */
  private Set<String> ungated(ExpandParser.Listed one) {
    Set<String> free = new TreeSet<>(one.sub().inputs().keySet());
    free.removeIf(name -> written.gated().contains(name) || !written.given().contains(name));
    Set<String> ungated = new TreeSet<>();
    for (Stage stage : one.sub().stages().values()) {
      boolean gated = stage.inputs().values().stream().anyMatch(input -> isNeeded(input, free));
      boolean follows =
          stage.action() instanceof Action.Removed || isInLoop(stage.name(), one.sub());
      if (!gated && !follows) {
        ungated.add(stage.name());
      }
    }
    return ungated;
  }

  /**
   * Whether a stage cannot run without an input that is there only where it was chosen. A
   * collection is there in any case, if only with nothing in it.
   */
  private static boolean isNeeded(Input input, Set<String> free) {
    return !input.isCollection()
        && input.match() != Input.Match.OPTIONAL
        && input.from().stream().noneMatch(asset -> free.contains(asset.node()));
  }

  private static boolean isInLoop(String path, Subpipeline sub) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Stage outer = sub.stages().get(path.substring(0, slash));
      if (outer != null && outer.action() instanceof Action.Loop) {
        return true;
      }
    }
    return false;
  }
}
