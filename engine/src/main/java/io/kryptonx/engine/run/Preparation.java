package io.kryptonx.engine.run;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.ParameterFile;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.engine.source.CommandStages;
import io.kryptonx.engine.source.SourceReader;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.StagePreparer;
import io.kryptonx.worker.Worker;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * From a definition to a run that could start: stages prepared, parameters resolved, sources read,
 * everything frozen in the store.
 */
public final class Preparation {

  private final Definition definition;
  private final Store store;
  private final UnaryOperator<Pipeline> change;
  private final StagePreparer preparer;
  private final Worker worker;
  private final Clock clock;

  /**
   * Prepares runs of one definition.
   *
   * @param worker evaluates action sources
   */
  public Preparation(
      Definition definition, Store store, StagePreparer preparer, Worker worker, Clock clock) {
    this(definition, store, preparer, worker, clock, pipeline -> pipeline);
  }

  /**
   * Preparation of a pipeline that is not quite as it is defined.
   *
   * @param change keeps inputs and outputs as they are
   */
  public Preparation(
      Definition definition,
      Store store,
      StagePreparer preparer,
      Worker worker,
      Clock clock,
      UnaryOperator<Pipeline> change) {
    this.definition = definition;
    this.change = change;
    this.store = store;
    this.preparer = preparer;
    this.worker = worker;
    this.clock = clock;
  }

  /** Prepares a run. */
  public PreparedRun prepare(RunRequest request, RunObserver observer) {
    CheckedDefinition checked = CheckedDefinition.of(definition);
    Pipeline pipeline = change.apply(checked.pipeline());
    List<String> targets = targets(checked, request.targets());
    SortedMap<String, String> params = Parameters.resolve(pipeline, given(pipeline, request));
    observer.preparing("preparing stages");
    StagePreparer.Prepared prepared = prepareStages(pipeline, params);
    StagePreparer.Prepared commands =
        prepareStages(CommandStages.of(pipeline), params, CommandStages::ofSource);
    observer.preparing("reading sources");
    SortedMap<String, AssetContent> sources =
        new SourceReader(store, definition.folder(), clock, request.sample(), observer::preparing)
            .read(pipeline);
    byte[] definitionBytes = PipelineCodec.encode(pipeline);
    Digest definitionDigest = store.assets().putDurable(definitionBytes);
    Digest bundle = bundle(prepared.bundle(), commands.bundle());
    Digest revision =
        new CanonicalWriter()
            .text("kryptonx.revision")
            .digest(definitionDigest)
            .digest(bundle)
            .toDigest();
    return new PreparedRun(
            pipeline.name(),
            revision,
            definitionDigest,
            bundle,
            store.assets().putDurable(keys(prepared).encode()),
            params,
            sources,
            targets,
            request.fresh(),
            request.publishes(),
            prepared.stages(),
            new EvaluatedSources(
                actions(checked, targets),
                commands.stages(),
                params,
                source -> definition.place("sources." + source),
                store.assets(),
                worker,
                observer))
        .locking(LocksInForce.listed(store, pipeline.name()));
  }

  /** The pipeline as a run was given it. */
  public Pipeline pipeline(RunStart start) {
    return PipelineCodec.decode(store.assets().get(start.definition()));
  }

  /**
   * Prepares a run that is given what an earlier one was given. Its tools are those of now.
   *
   * @throws KryptonxException NOT_FOUND if files of its bundle are no longer in the store
   */
  public PreparedRun prepareAgain(RunStart start, RunObserver observer) {
    observer.preparing("preparing stages as they were in " + start.run());
    Pipeline pipeline = pipeline(start);
    StagePreparer.Prepared prepared =
        FrozenBundle.with(
            start, store.assets(), folder -> preparer.prepare(pipeline, folder, start.params()));
    if (prepared.problems().stream().anyMatch(Problem::isError)) {
      throw new KryptonxException(prepared.problems());
    }
    return new PreparedRun(
            pipeline.name(),
            start.revision(),
            start.definition(),
            start.bundle(),
            store.assets().putDurable(keys(prepared).encode()),
            start.params(),
            start.sources(),
            start.targets(),
            false,
            start.publishes(),
            prepared.stages())
        .locking(LocksInForce.listed(store, pipeline.name()));
  }

  /** What is evaluated for a run that is asked for these stages; all if none is named. */
  private static SortedMap<String, Source> actions(
      CheckedDefinition checked, List<String> targets) {
    SortedMap<String, Source> actions = new TreeMap<>(checked.pipeline().sources());
    actions.values().removeIf(source -> !source.isAction());
    actions.keySet().retainAll(checked.graph().part(targets));
    return actions;
  }

  /** Prepares the stages; mistakes found on the way are those of the definition. */
  public StagePreparer.Prepared prepareStages(Pipeline pipeline, SortedMap<String, String> params) {
    return prepareStages(pipeline, params, problem -> problem);
  }

  private StagePreparer.Prepared prepareStages(
      Pipeline pipeline, SortedMap<String, String> params, UnaryOperator<Problem> placed) {
    StagePreparer.Prepared prepared = preparer.prepare(pipeline, definition.folder(), params);
    List<Problem> problems = definition.locate(prepared.problems().stream().map(placed).toList());
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new KryptonxException(problems);
    }
    return prepared;
  }

  private static StageKeys keys(StagePreparer.Prepared prepared) {
    SortedMap<String, List<KeyPart>> parts = new TreeMap<>();
    prepared.stages().forEach((name, stage) -> parts.put(name, stage.key()));
    return new StageKeys(parts);
  }

  private Digest bundle(SortedMap<String, Digest> ofStages, SortedMap<String, Digest> ofSources) {
    SortedMap<String, Digest> files = new TreeMap<>(ofStages);
    files.putAll(ofSources);
    Manifest.Builder builder = new Manifest.Builder();
    files.forEach((path, digest) ->
        builder.add(path, new CanonicalWriter().text(path).digest(digest).toBytes()));
    Manifest manifest = builder.build();
    manifest.contents().values().forEach(store.assets()::putDurable);
    return manifest.root();
  }

  private static SortedMap<String, String> given(Pipeline pipeline, RunRequest request) {
    SortedMap<String, String> given =
        request
            .paramFile()
            .map(file -> ParameterFile.read(file, pipeline.params()))
            .orElseGet(TreeMap::new);
    given.putAll(request.params());
    return given;
  }

  /** The stages that selectors mean; none if there are no selectors. */
  private List<String> targets(CheckedDefinition checked, List<String> selectors) {
    List<String> stages =
        Selectors.parse(selectors)
            .in(checked.graph(), () -> history(checked.pipeline()).latestState())
            .stages();
    if (stages.isEmpty() && !selectors.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "'%s' selects no stage, and sources do not run; the stages below a source are selected by"
                  .formatted(String.join(",", selectors))
              + " a plus behind it");
    }
    return stages;
  }

  private RunHistory history(Pipeline pipeline) {
    return new RunHistory(store, pipeline.name());
  }
}
