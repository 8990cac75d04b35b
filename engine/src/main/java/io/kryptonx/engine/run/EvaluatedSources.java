package io.kryptonx.engine.run;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Evaluates action sources by a worker: a command like that of a stage, whose standard output goes
 * into the one output.
 */
final class EvaluatedSources implements ActionSources {

  private static final int LINES = 20;

  private final SortedMap<String, Source> sources;
  private final SortedMap<String, PreparedStage> commands;
  private final SortedMap<String, String> params;
  private final Function<String, Place> places;
  private final AssetStore assets;
  private final Worker worker;
  private final RunObserver observer;

  /**
   * Sources to be evaluated.
   *
   * @param sources action sources by name
   * @param commands the prepared stages of those that are commands, by the name of the source
   * @param places where a source stands in the definition
   */
  EvaluatedSources(
      SortedMap<String, Source> sources,
      SortedMap<String, PreparedStage> commands,
      SortedMap<String, String> params,
      Function<String, Place> places,
      AssetStore assets,
      Worker worker,
      RunObserver observer) {
    this.sources = sources;
    this.commands = commands;
    this.params = params;
    this.places = places;
    this.assets = assets;
    this.worker = worker;
    this.observer = observer;
  }

  @Override
  public Set<String> names() {
    return sources.keySet();
  }

  @Override
  public SortedMap<String, AssetContent> evaluate(StopSignal stop) {
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    for (Source source : sources.values()) {
      observer.preparing("evaluating source " + source.name());
      contents.put(source.name(), content(source, result(source, stop)));
    }
    return contents;
  }

  private WorkResult result(Source source, StopSignal stop) {
    return switch (source) {
      case Source.Command command -> worker.perform(order(command), stop);
      case Source.Http http -> worker.fetch(http, params, stop);
      case Source.Files _,
          Source.File _,
          Source.Value _,
          Source.Values _,
          Source.Tree _,
          Source.Table _ ->
          throw new InvariantViolation("source " + source.name() + " is no action");
    };
  }

  private WorkOrder order(Source.Command source) {
    PreparedStage prepared = commands.get(source.name());
    if (prepared == null) {
      throw new InvariantViolation("source " + source.name() + " was not prepared");
    }
    PreparedStage printing =
        new PreparedStage(
            printing(prepared.stage(), source.name()),
            prepared.params(),
            prepared.files(),
            prepared.code(),
            prepared.key(),
            prepared.rules());
    CanonicalWriter name = new CanonicalWriter().text("kryptonx.source").text(source.name());
    return new WorkOrder(
        new TaskId(source.name(), Item.EMPTY),
        1,
        new Fingerprint(name.toDigest()),
        printing,
        List.of(),
        new TreeMap<>(),
        0);
  }

  /** The same stage, with its standard output in its one output. */
  private static Stage printing(Stage stage, String output) {
    return switch (stage.action()) {
      case Action.Shell(var text, var shell) when shell.getFirst().endsWith("sh") ->
          stage.withAction(new Action.Shell("exec > \"$" + output + "\"; " + text, shell));
      case Action.Shell(var text, var shell) ->
          stage.withAction(printing(output, with(shell, List.of("-c", text.replace("${", "$${")))));
      case Action.Program(var arguments) -> stage.withAction(printing(output, arguments));
      case Action.JavaFile _,
          Action.JavaClass _,
          Action.Expression _,
          Action.Split _,
          Action.Http _,
          Action.Jdbc _,
          Action.Approve _,
          Action.Removed _,
          Action.Route _,
          Action.Loop _ ->
          throw new InvariantViolation("source " + output + " is no command");
    };
  }

  private static Action printing(String output, List<String> command) {
    return new Action.Program(
        with(List.of("bash", "-c", "exec \"$@\" > \"$0\"", "${" + output + "}"), command));
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  private Snapshot content(Source source, WorkResult result) {
    return switch (result.outcome()) {
      case Outcome.Succeeded(var outputs)
          when outputs.get(source.name()) instanceof Snapshot got -> {
        assets.makeDurable(Set.of(got.digest())); // it cannot be had again
        yield got;
      }
      case Outcome.Succeeded _ ->
          throw new InvariantViolation("source " + source.name() + " gave no single content");
      case Outcome.Failed(var failure, _) ->
          throw failure(source, failure.message() + printed(result));
      case Outcome.InputsLost _ ->
          throw failure(source, "its files are gone from the store; run again");
      case Outcome.Stopped _ ->
          throw new KryptonxException(
              ErrorCode.INTERRUPTED,
              "stopped while source '%s' was evaluated; no run was started"
                  .formatted(source.name()));
    };
  }

  private String printed(WorkResult result) {
    if (result.stats().log().isEmpty()) {
      return "";
    }
    try {
      byte[] log = assets.get(result.stats().log().get().digest());
      List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
      return lines.isEmpty()
          ? ""
          : "; it printed:\n  "
              + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (MissingContentException _) {
      return "";
    }
  }

  private KryptonxException failure(Source source, String why) {
    return new KryptonxException(
        ErrorCode.SOURCE,
        "source '%s' (%s) cannot be evaluated: %s"
            .formatted(source.name(), places.apply(source.name()), why));
  }
}
