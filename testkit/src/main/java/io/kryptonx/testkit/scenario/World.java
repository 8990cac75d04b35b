package io.kryptonx.testkit.scenario;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.testkit.host.Fault;
import io.kryptonx.testkit.host.HostRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a run can depend on, at one time in a scenario. Edits give a new world.
 *
 * @param request what the next run is given
 */
public record World(HostRequest request) {

  /** A world with a pipeline and empty sources. */
  public static World of(Pipeline pipeline) {
    return new World(
        new HostRequest(
            pipeline, new TreeMap<>(), new TreeMap<>(), List.of(), false, false, List.of()));
  }

  /** A file source holds these texts and no others: {@code item=text} each. */
  public World source(String name, String... items) {
    SortedMap<Item, String> texts = new TreeMap<>();
    for (String item : items) {
      int end = item.indexOf('=');
      texts.put(Item.parse(item.substring(0, end)), item.substring(end + 1));
    }
    SortedMap<String, SortedMap<Item, String>> sources = new TreeMap<>(request.sources());
    sources.put(name, texts);
    return with(request.pipeline(), request.params(), sources);
  }

  /** One item of a source is added or replaced. */
  public World edit(String source, String item, String text) {
    return changed(source, item, Optional.of(text));
  }

  /** One item of a source is removed. */
  public World remove(String source, String item) {
    return changed(source, item, Optional.empty());
  }

  /** A parameter has a value. */
  public World param(String name, String value) {
    SortedMap<String, String> params = new TreeMap<>(request.params());
    params.put(name, value);
    return with(request.pipeline(), params, request.sources());
  }

  /** The definition is another one. */
  public World pipeline(Pipeline pipeline) {
    return with(pipeline, request.params(), request.sources());
  }

  /** A stage has another version, and does the same. */
  public World version(String stage, String version) {
    Pipeline old = request.pipeline();
    SortedMap<String, Stage> stages = new TreeMap<>(old.stages());
    stages.computeIfPresent(stage, (_, before) -> versioned(before, version));
    return pipeline(old.with(old.sources(), stages));
  }

  /** Only these stages and what they need are asked for; none for all. */
  public World targets(String... stages) {
    return new World(
        new HostRequest(
            request.pipeline(),
            request.params(),
            request.sources(),
            List.of(stages),
            request.fresh(),
            request.steady(),
            List.of()));
  }

  /** Whether results are not reused. */
  public World fresh(boolean fresh) {
    return new World(
        new HostRequest(
            request.pipeline(),
            request.params(),
            request.sources(),
            request.targets(),
            fresh,
            request.steady(),
            List.of()));
  }

  /** Nothing dies or is done twice by chance, since attempts are counted. */
  public World steady() {
    return new World(
        new HostRequest(
            request.pipeline(),
            request.params(),
            request.sources(),
            request.targets(),
            request.fresh(),
            true,
            request.faults()));
  }

  /** Something goes wrong in the next run. */
  public World fault(Fault fault) {
    List<Fault> faults = new ArrayList<>(request.faults());
    faults.add(fault);
    return faults(faults);
  }

  /** The same without faults: they belong to one run. */
  World calm() {
    return faults(List.of());
  }

  private World faults(List<Fault> faults) {
    return new World(
        new HostRequest(
            request.pipeline(),
            request.params(),
            request.sources(),
            request.targets(),
            request.fresh(),
            request.steady(),
            faults));
  }

  /** A task by its short form: {@code stage} or {@code stage item}, in a loop with {@code #2.1}. */
  static TaskId task(String text) {
    int hash = text.indexOf('#');
    String plain = hash < 0 ? text : text.substring(0, hash).strip();
    Iteration iteration =
        hash < 0
            ? Iteration.NONE
            : new Iteration(
                Arrays.stream(text.substring(hash + 1).split("\\."))
                    .map(Integer::valueOf)
                    .toList());
    int space = plain.indexOf(' ');
    return space < 0
        ? new TaskId(plain, Item.EMPTY, iteration)
        : new TaskId(plain.substring(0, space), Item.parse(plain.substring(space + 1)), iteration);
  }

  private World changed(String source, String item, Optional<String> text) {
    SortedMap<String, SortedMap<Item, String>> sources = new TreeMap<>(request.sources());
    SortedMap<Item, String> items = new TreeMap<>(sources.getOrDefault(source, new TreeMap<>()));
    items.remove(Item.parse(item));
    text.ifPresent(value -> items.put(Item.parse(item), value));
    sources.put(source, items);
    return with(request.pipeline(), request.params(), sources);
  }

  private World with(
      Pipeline pipeline,
      SortedMap<String, String> params,
      SortedMap<String, SortedMap<Item, String>> sources) {
    return new World(
        new HostRequest(
            pipeline,
            params,
            sources,
            request.targets(),
            request.fresh(),
            request.steady(),
            request.faults()));
  }

  private static Stage versioned(Stage before, String version) {
    return new Stage(
        before.name(),
        before.inputs(),
        before.outputs(),
        before.action(),
        before.params(),
        before.env(),
        before.files(),
        before.tools(),
        before.reads(),
        before.secrets(),
        before.timeout(),
        Optional.of(version),
        before.rerun(),
        before.when(),
        before.validations(),
        before.dependsOn(),
        before.retry(),
        before.resources(),
        before.platform(),
        before.effect(),
        before.isolation(),
        before.renamedFrom(),
        before.scope(),
        before.labels());
  }
}
