package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A scheduler asked by hand, with what it knows of content and what it said. */
final class Core {

  final Scheduler scheduler;
  final List<Event> events = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  private final Map<Digest, byte[]> contents;

  private Core(Map<Digest, byte[]> contents) {
    this.scheduler = new Scheduler();
    this.contents = contents;
  }

  /** A run of a pipeline was started under epoch 1. */
  static Core started(Pipeline pipeline, Map<String, AssetContent> sources) {
    Core core = new Core(new HashMap<>());
    core.start(pipeline, sources);
    return core;
  }

  /** Like the one above; sources without dimensions hold their own name. */
  static Core started(Pipeline pipeline) {
    SortedMap<String, AssetContent> sources = new TreeMap<>();
    pipeline
        .sources()
        .values()
        .forEach(s ->
            sources.put(
                s.name(),
                s.dimensions().isEmpty() ? snapshot(s.name()) : Members.of(List.of()).ref()));
    return started(pipeline, sources);
  }

  /** Another scheduler that has applied the first so many events, under no engine yet. */
  Core recovered(int count) {
    Core core = new Core(contents);
    events.subList(0, count).forEach(core::apply);
    core.orders.clear();
    return core;
  }

  private void start(Pipeline pipeline, Map<String, AssetContent> sources) {
    SortedMap<String, List<KeyPart>> keys = new TreeMap<>();
    pipeline.stages().keySet().forEach(name -> keys.put(name, List.of(new KeyPart("run", name))));
    contents.putAll(Members.of(List.of()).contents());
    Digest definition = put(PipelineCodec.encode(pipeline));
    RunStart start =
        new RunStart(
            new RunId("test-1"),
            pipeline.name(),
            definition,
            definition,
            definition,
            put(new StageKeys(keys).encode()),
            new TreeMap<>(),
            new TreeMap<>(sources),
            List.of(),
            false,
            true,
            Optional.empty(),
            Optional.empty());
    ask(new Request.Start(start, List.of(), 1));
  }

  private Digest put(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    contents.put(digest, bytes);
    return digest;
  }

  static Snapshot snapshot(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(TestPipelines.TEXT, bytes.length, Digest.of(bytes));
  }

  static TaskId task(String stage) {
    return new TaskId(stage, Item.EMPTY);
  }

  /** Decides and applies; gives why parts were ignored. */
  List<String> ask(Request request) {
    Decision decision = scheduler.decide(request);
    contents.putAll(decision.contents());
    decision.events().forEach(this::apply);
    return decision.ignored();
  }

  void apply(Event event) {
    events.add(event);
    orders.addAll(scheduler.apply(event, store()));
  }

  private Contents store() {
    return digest ->
        Optional.ofNullable(contents.get(digest))
            .orElseThrow(() -> new InvariantViolation("no content " + digest));
  }

  /** An attempt is granted and begins. */
  void begin(String stage) {
    ask(new Request.Granted(scheduler.view().epoch(), List.of(task(stage))));
  }

  /** The attempt that is running succeeds with one output. */
  List<String> succeed(String stage, String text) {
    return ask(ended(stage, new Outcome.Succeeded(new TreeMap<>(Map.of("out", snapshot(text))))));
  }

  /** The answer of the attempt that is running. */
  Request.AttemptEnded ended(String stage, Outcome outcome) {
    int attempt = scheduler.view().task(task(stage)).orElseThrow().attempts();
    return ended(scheduler.view().epoch(), stage, attempt, outcome);
  }

  static Request.AttemptEnded ended(long epoch, String stage, int attempt, Outcome outcome) {
    return new Request.AttemptEnded(
        epoch, task(stage), attempt, outcome, AttemptStats.NONE, Optional.empty(), Instant.EPOCH);
  }

  /** The orders since the last call. */
  List<Order> takeOrders() {
    List<Order> taken = List.copyOf(orders);
    orders.clear();
    return taken;
  }
}
