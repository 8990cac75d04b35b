package io.kryptonx.engine.store;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.Charge;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A person knows what became of an effect that is in doubt. The result is written first, then who
 * said so, then the state of the effect. Whoever dies in between leaves an effect that is in doubt
 * still, and settling it again writes the same: the result stands for the same work, and a run that
 * found it meanwhile went by what the person said.
 */
final class Settling {

  private static final String ACTED = "acted";
  private static final String NOT_ACTED = "not-acted";

  private final Store store;
  private final Clock clock;

  Settling(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * It did not act: the next run does.
   *
   * @return the effect as it is known from now on
   */
  Entry notActed(Entry entry, String by, String note) {
    check(entry);
    return decided(entry, State.FAILED, NOT_ACTED, by, note);
  }

  /**
   * It acted: the next run goes on with what is recorded now.
   *
   * @param answer what its one output is; empty for nothing
   * @return the effect as it is known from now on
   */
  Entry acted(Entry entry, Optional<byte[]> answer, String by, String note) {
    check(entry);
    Fingerprint fingerprint =
        entry.fingerprint().orElseThrow(() -> cannot(entry, "it is of an older store"));
    RunHeader header =
        store
            .journal()
            .header(entry.run())
            .orElseThrow(() -> cannot(entry, "run " + entry.run() + " is gone"));
    Stage stage = stage(entry);
    if (answer.isPresent() && stage.outputs().size() != 1) {
      throw cannot(entry, "the stage makes several outputs, and an answer is one");
    }
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    stage.outputs().values().forEach(output -> outputs.put(output.name(), made(output, answer)));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store
        .journal()
        .commit(
            new Batch(
                entry.run(),
                List.of(),
                List.of(
                    new ResultIndex.Entry(
                        fingerprint, new ResultIndex.Made(outputs, Charge.NONE), now, true)),
                header,
                List.of(),
                List.of(),
                List.of()));
    return decided(entry, State.DONE, ACTED, by, note);
  }

  private static void check(Entry entry) {
    if (entry.state() != State.UNKNOWN && entry.state() != State.INTENDED) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "the effect %s is %s, and nobody doubts that; kryptonx effects resend lets it act again"
              .formatted(entry.key(), entry.state().label()));
    }
  }

  private Entry decided(Entry entry, State state, String kind, String by, String note) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Digest subject = Digest.of(entry.key().toString().getBytes(StandardCharsets.UTF_8));
    store.decisions().add(List.of(new Decision(kind, subject, entry.run(), by, note, now)));
    store.effects().decide(List.of(entry.key()), state, now);
    return entry.in(state, now);
  }

  /** The stage as it was in the run; the ledger knows it by the name before a renaming. */
  private Stage stage(Entry entry) {
    TaskId any = new TaskId(entry.stage(), Item.EMPTY);
    return RunRecord.read(store, entry.run()).view().graph().stages().stream()
        .map(StageNode::stage)
        .filter(s -> s.known(new TaskId(s.name(), Item.EMPTY)).equals(any))
        .findFirst()
        .orElseThrow(() -> cannot(entry, "its stage is not in run " + entry.run()));
  }

  private AssetContent made(Output output, Optional<byte[]> answer) {
    if (output.each() || output.type().isTree()) {
      Members none = Members.of(List.of());
      none.contents().values().forEach(store.assets()::putDurable);
      return none.ref();
    }
    byte[] nothing = output.type().isJson() ? "null".getBytes(StandardCharsets.UTF_8) : new byte[0];
    byte[] bytes = answer.orElse(nothing);
    return new Snapshot(output.type(), bytes.length, store.assets().putDurable(bytes));
  }

  private static KryptonxException cannot(Entry entry, String why) {
    return new KryptonxException(
        ErrorCode.USAGE,
        "what the effect %s recorded cannot be written down: %s; kryptonx effects resend lets it act again"
            .formatted(entry.key(), why));
  }
}
