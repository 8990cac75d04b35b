package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.body.Defaults;
import io.kryptonx.definition.internal.body.ParameterParser;
import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters and stages of a definition or a sub-pipeline. Stages that are sub-pipelines are
 * read first, since references of all others may name what they make; then {@link #parse} does the
 * rest.
 */
public final class Body {

  private final Context context;
  private final YamlMap map;
  private final Map<String, Subpipeline> used;
  private final SortedMap<String, Parameter> params = new TreeMap<>();
  private final Map<String, LoopBody> loops;
  private final Map<String, Expansion> expansions;
  private final Map<String, Body> expanded = new TreeMap<>();
  private final SortedMap<String, Stage> stages = new TreeMap<>();
  private final Set<String> broken = new TreeSet<>();

  private Body(
      Context context,
      YamlMap map,
      Map<String, Subpipeline> used,
      Map<String, Expansion> expansions,
      String folder,
      Subpipelines files,
      int depth) {
    this.context = context;
    this.map = map;
    this.used = used;
    this.expansions = expansions;
    this.loops = LoopBody.in(map, context, folder, files, depth + 1);
    expansions.forEach(
        (stage, expansion) -> expanded.put(stage, expansion.body(context, folder, files, depth)));
  }

  /**
   * The body of a file.
   *
   * @param incoming the key under which what comes in is named: sources or inputs
   * @param folder of the file, relative to that of the definition
   */
  public static Body of(YamlMap map, String incoming, String folder, Subpipelines files) {
    Map<String, Subpipeline> used = used(map, folder, files);
    Map<String, Expansion> expansions = Expansion.in(map, folder, files);
    Set<String> parameters = new TreeSet<>();
    entries(map, "params").forEach(entry -> parameters.add(entry.key()));
    Context context =
        new Context(
            files.problems(),
            files.paths(folder),
            Nodes.of(map, incoming, nodes(used, expansions)),
            parameters,
            files.pools());
    return new Body(context, map, used, expansions, folder, files, 0);
  }

  /**
   * The body of a loop, or of the stages that another one stands for.
   *
   * @param given the names of what its stages are given
   * @param around of the file
   * @param depth how many loops it is in, with itself
   */
  static Body within(
      YamlMap map,
      Set<String> given,
      Context around,
      String folder,
      Subpipelines files,
      int depth) {
    Map<String, Subpipeline> used = used(map, folder, files);
    Map<String, Expansion> expansions = Expansion.in(map, folder, files);
    Context context =
        new Context(
            around.problems(),
            around.paths(),
            Nodes.ofLoop(map, given, nodes(used, expansions)),
            around.parameters(),
            around.pools());
    return new Body(context, map, used, expansions, folder, files, depth);
  }

  private static Map<String, Subpipeline> used(YamlMap map, String folder, Subpipelines files) {
    Map<String, Subpipeline> used = new TreeMap<>();
    for (YamlMap.Entry stage : entries(map, "stages")) {
      if (ExpandParser.isExpansion(stage)) {
        continue;
      }
      UseParser.file(stage, files.problems())
          .flatMap(name -> files.load(name, folder))
          .ifPresent(sub -> used.put(stage.key(), sub));
    }
    return used;
  }

  private static Map<String, Nodes.SubpipelineNode> nodes(
      Map<String, Subpipeline> used, Map<String, Expansion> expansions) {
    Map<String, Nodes.SubpipelineNode> nodes = new TreeMap<>();
    used.forEach((stage, sub) -> nodes.put(stage, sub.node(stage)));
    expansions.forEach((stage, expansion) -> nodes.put(stage, expansion.node(stage)));
    return nodes;
  }

  /** What all parsers of the file are given. */
  public Context context() {
    return context;
  }

  /** Reads parameters and stages. */
  public void parse(Fields fields) {
    ParameterParser parameters = new ParameterParser(context);
    for (YamlMap.Entry entry : fields.entries("params", "params: { width: 320 }")) {
      if (!context.problems().isFull()) {
        parameters.parse(entry).ifPresent(value -> params.put(entry.key(), value));
      }
    }
    stages(fields, Defaults.of(fields, context));
  }

  /** Reads the stages of a loop, given what the file around it has declared. */
  void parseLoop(Fields fields, Defaults defaults, SortedMap<String, Parameter> declared) {
    params.putAll(declared);
    stages(fields, defaults);
  }

  private void stages(Fields fields, Defaults defaults) {
    StageParser parser = new StageParser(context);
    for (YamlMap.Entry entry : fields.entries("stages", "stages: { thumbnail: … }")) {
      if (!context.problems().isFull()) {
        YamlMap.Entry whole = defaults.apply(entry);
        if (ExpandParser.isExpansion(entry)) {
          expand(entry, defaults);
        } else if (UseParser.isUse(entry)) {
          use(whole);
        } else if (loops.containsKey(entry.key())) {
          loop(whole, Objects.requireNonNull(loops.get(entry.key())), defaults);
        } else {
          parser.parse(whole).forEach(stage -> stages.put(stage.name(), stage));
          if (!stages.containsKey(entry.key())) {
            broken.add(entry.key());
          }
        }
      } else {
        broken.add(entry.key());
      }
    }
  }

  private void loop(YamlMap.Entry entry, LoopBody loop, Defaults defaults) {
    loop.parse(entry, defaults, params)
        .ifPresentOrElse(
            stage -> {
              stages.put(entry.key(), stage);
              loop.inner(stage).forEach(inner -> stages.put(inner.name(), inner));
            },
            () -> broken.add(entry.key()));
    loop.broken().forEach(path -> broken.add(entry.key() + "/" + path));
  }

  private void expand(YamlMap.Entry entry, Defaults defaults) {
    Expansion expansion = expansions.get(entry.key());
    Body body = expanded.get(entry.key());
    if (expansion == null || body == null) {
      broken.add(entry.key());
      return;
    }
    Subpipeline sub = expansion.parse(body, defaults, params, context.problems());
    put(entry, Optional.of(sub), expansion.use(entry, context));
  }

  private void use(YamlMap.Entry entry) {
    Optional<Subpipeline> sub = Optional.ofNullable(used.get(entry.key()));
    put(entry, sub, new UseParser(context, params).parse(entry, sub));
  }

  private void put(YamlMap.Entry entry, Optional<Subpipeline> sub, Optional<UseParser.Use> use) {
    if (sub.isEmpty() || use.isEmpty()) {
      leaveOut(entry, sub);
    } else if (stages.size() + sub.get().stages().size() > Subpipelines.MAX_STAGES) {
      tooMany(entry);
      leaveOut(entry, sub);
    } else {
      sub.get().broken().forEach(path -> broken.add(entry.key() + "/" + path));
      Flattener flattener = new Flattener(use.get(), sub.get(), context.problems());
      flattener.stages().forEach(stage -> stages.put(stage.name(), stage));
      broken.addAll(flattener.broken());
    }
  }

  private void leaveOut(YamlMap.Entry entry, Optional<Subpipeline> sub) {
    broken.add(entry.key());
    sub.ifPresent(s -> broken.addAll(s.node(entry.key()).stages()));
  }

  private void tooMany(YamlMap.Entry entry) {
    context
        .problems()
        .add(
            ProblemCode.NESTED_TOO_DEEP,
            entry.at().place(),
            "more than " + Subpipelines.MAX_STAGES + " stages with those of sub-pipelines",
            entry.key(),
            "a definition has at most so many",
            "use dimensions instead of copies of a sub-pipeline");
  }

  /** The parameters that could be understood. */
  public SortedMap<String, Parameter> params() {
    return params;
  }

  /** The stages that could be understood, those of sub-pipelines under their paths. */
  public SortedMap<String, Stage> stages() {
    return stages;
  }

  /** The names and paths of stages that could not. */
  public Set<String> broken() {
    return broken;
  }

  /** The file with those of its sub-pipelines. */
  public Documents documents(Optional<YamlValue> root, List<SourceText> sources) {
    Map<String, Documents> inner = new TreeMap<>();
    used.forEach((stage, sub) -> inner.put(stage, sub.documents()));
    loops.forEach((stage, loop) -> inner.put(stage, loop.documents()));
    expanded.forEach(
        (stage, body) -> inner.put(stage, body.documents(Optional.of(body.map), List.of())));
    return new Documents(root, sources, inner);
  }

  int height() {
    return Math.max(
        used.values().stream().mapToInt(Subpipeline::height).max().orElse(0),
        Math.max(
            loops.values().stream().mapToInt(LoopBody::height).max().orElse(0),
            expanded.values().stream().mapToInt(Body::height).max().orElse(0)));
  }

  static List<YamlMap.Entry> entries(YamlMap map, String key) {
    return map.get(key).orElse(null) instanceof YamlMap inner ? inner.entries() : List.of();
  }
}
