package io.kryptonx.benchmarks;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Decision;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.Scheduler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run of many independent tasks and one that collects them, without any I/O around the core. */
final class WideRun {

  private static final MediaType TEXT = MediaType.parse("text/plain");

  private final Map<Digest, byte[]> contents = new HashMap<>();
  private final RunStart start;

  WideRun(int tasks) {
    List<Member> members = new ArrayList<>(tasks);
    for (int i = 0; i < tasks; i++) {
      Item item = Item.of("n%07d".formatted(i));
      members.add(new Member(item, snapshot("source " + i)));
    }
    Members source = Members.of(members);
    contents.putAll(source.contents());
    SortedMap<String, AssetContent> sources = new TreeMap<>(Map.of("numbers", source.ref()));
    start =
        new RunStart(
            new RunId("wide-1"),
            "wide",
            Digest.of(new byte[0]),
            put(PipelineCodec.encode(pipeline())),
            Digest.of(new byte[0]),
            put(keys().encode()),
            new TreeMap<>(),
            sources,
            List.of(),
            false,
            false,
            Optional.empty(),
            Optional.empty());
  }

  /** Runs it to its end; the number of events. */
  int run() {
    Scheduler scheduler = new Scheduler();
    Deque<Request> requests = new ArrayDeque<>();
    requests.add(new Request.Start(start, List.of(), 1));
    int events = 0;
    while (!requests.isEmpty()) {
      Decision decision = scheduler.decide(requests.remove());
      for (Event event : decision.events()) {
        events++;
        scheduler.apply(event, this::content).forEach(order -> answer(order, requests));
      }
    }
    return events;
  }

  private void answer(Order order, Deque<Request> requests) {
    switch (order) {
      case Order.LookUp(var inquiries) ->
          inquiries.forEach(i -> requests.add(new Request.Granted(1, List.of(i.task()))));
      case Order.Offer(var tasks) -> requests.add(new Request.Granted(1, tasks));
      case Order.Perform perform -> requests.add(done(perform.task(), perform.attempt()));
      case Order.OfferLater(var task, _) -> requests.add(new Request.Granted(1, List.of(task)));
      case Order.Conclude() -> requests.add(new Request.Conclude());
      case Order.Keep _,
          Order.Evaluate _,
          Order.Consult _,
          Order.Judge _,
          Order.Settle _,
          Order.Publish _,
          Order.Rest _,
          Order.Ended _ -> {}
    }
  }

  private static Request done(TaskId task, int attempt) {
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    outputs.put("out", snapshot(task.toString()));
    return new Request.AttemptEnded(
        1,
        task,
        attempt,
        new Outcome.Succeeded(outputs),
        AttemptStats.NONE,
        Optional.empty(),
        Instant.EPOCH);
  }

  private static Snapshot snapshot(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Snapshot(TEXT, bytes.length, Digest.of(bytes));
  }

  private byte[] content(Digest digest) {
    return Objects.requireNonNull(contents.get(digest), "the core asks only for what is named");
  }

  private Digest put(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    contents.put(digest, bytes);
    return digest;
  }

  private static StageKeys keys() {
    List<KeyPart> parts = List.of(new KeyPart("run", "a command"));
    return new StageKeys(new TreeMap<>(Map.of("work", parts, "sum", parts)));
  }

  private static Pipeline pipeline() {
    Source source = new Source.Files("numbers", PathPattern.parse("in/{number}.txt"), TEXT, false);
    Stage work =
        Stage.named("work")
            .in(Input.each("in", new AssetRef("numbers", "numbers")))
            .out(Output.of("out", TEXT))
            .action(new Action.Shell("cp $in $out"))
            .build();
    Stage sum =
        Stage.named("sum")
            .in(Input.collected("all", new AssetRef("work", "out")))
            .out(Output.of("out", TEXT))
            .action(new Action.Shell("cat $all/* > $out"))
            .build();
    return new Pipeline(
        "wide",
        Labels.NONE,
        new TreeMap<>(),
        new TreeMap<>(Map.of("numbers", source)),
        new TreeMap<>(Map.of("work", work, "sum", sum)),
        List.of());
  }
}
