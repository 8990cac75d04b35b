package io.kryptonx.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluatedSourcesTest {

  private static final MediaType CSV = MediaType.parse("text/csv");
  private static final List<String> PYTHON = List.of("python3", "-I");

  private final MemoryStore store = MemoryStore.create();
  private final List<Action> performed = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private PreparedStage.Rules rules = PreparedStage.Rules.NONE;
  private final List<PreparedStage.Rules> enforced = new ArrayList<>();
  private Outcome outcome = succeeded("1");

  @Test
  void haveAShellPrintIntoTheirOutput() {
    evaluate(new Action.Shell("sort orders.csv"));

    assertThat(performed).containsExactly(new Action.Shell("exec > \"$export\"; sort orders.csv"));
    assertThat(told).containsExactly("evaluating source export");
  }

  @Test
  void haveProgramsAndOtherShellsPrintIntoTheirOutput() {
    evaluate(new Action.Program(List.of("sort", "${day}")));
    evaluate(new Action.Shell("print('${day}')", PYTHON));

    assertThat(performed)
        .containsExactly(
            new Action.Program(
                List.of("bash", "-c", "exec \"$@\" > \"$0\"", "${export}", "sort", "${day}")),
            new Action.Program(
                List.of(
                    "bash",
                    "-c",
                    "exec \"$@\" > \"$0\"",
                    "${export}",
                    "python3",
                    "-I",
                    "-c",
                    "print('$${day}')")));
  }

  @Test
  void arePerformedWithTheRulesOfTheirOutput() {
    rules =
        new PreparedStage.Rules(
            Optional.empty(), Optional.empty(), List.of(), Map.of("params.day", "1"), Map.of());

    evaluate(new Action.Shell("x"));

    assertThat(enforced).containsExactly(rules);
  }

  @Test
  void endWithoutARunWhenSomebodyStopsThem() {
    outcome = new Outcome.Stopped();

    assertThatThrownBy(() -> evaluate(new Action.Shell("sleep 60")))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED))
        .hasMessage("stopped while source 'export' was evaluated; no run was started");
  }

  @Test
  void tellWhatWasPrintedWhenTheyFail() {
    Snapshot log = snapshot("first\nno such table\n");
    outcome = new Outcome.Failed(new Failure(Failure.Kind.PERMANENT, "ended with exit code 3"));

    assertThatThrownBy(() -> evaluate(new Action.Shell("x"), log))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE))
        .hasMessage(
            "source 'export' (pipeline.yaml:3:5) cannot be evaluated: ended with exit code 3; it printed:\n"
                + "  first\n  no such table");
  }

  @Test
  void areNotEvaluatedForARunThatGoesOn() {
    PreparedRun first = prepared(new Action.Shell("x"));
    PreparedRun started = first.evaluated(new StopSignal());
    RunId run = RunId.of("test", 1);
    Digest inputs = started.start(run, Optional.empty()).inputsDigest();
    outcome = succeeded("2");

    assertThat(prepared(new Action.Shell("x")).isContinuing(run, inputs, started.sources()))
        .isTrue();
    assertThat(performed).hasSize(1);
    assertThat(prepared(new Action.Shell("x")).evaluated(new StopSignal()).sources())
        .isNotEqualTo(started.sources());
  }

  @Test
  void doNotKeepWhatARunHeldThatWasGivenSomethingElse() {
    PreparedRun started = prepared(new Action.Shell("x")).evaluated(new StopSignal());
    RunId run = RunId.of("test", 1);
    Digest other = Digest.of(new byte[0]);

    assertThat(prepared(new Action.Shell("x")).isContinuing(run, other, started.sources()))
        .isFalse();
  }

  private SortedMap<String, AssetContent> evaluate(Action action, Snapshot... log) {
    return sources(action, log).evaluate(new StopSignal());
  }

  private EvaluatedSources sources(Action action, Snapshot... log) {
    Stage stage =
        Stage.named("export").out(new Output("export", CSV, false)).action(action).build();
    PreparedStage prepared =
        new PreparedStage(
            stage,
            new TreeMap<>(),
            new TreeMap<>(),
            new PreparedStage.Code.None(),
            List.of(),
            rules);
    Optional<Snapshot> printed = List.of(log).stream().findFirst();
    return new EvaluatedSources(
        new TreeMap<>(Map.of("export", new Source.Command("export", stage))),
        new TreeMap<>(Map.of("export", prepared)),
        new TreeMap<>(),
        _ -> new Place("pipeline.yaml", 3, 5, "sources.export"),
        store.assets(),
        worker(new AttemptStats(0, 0, printed)),
        new RunObserver() {
          @Override
          public void preparing(String what) {
            told.add(what);
          }
        });
  }

  private Worker worker(AttemptStats stats) {
    return new Worker() {
      @Override
      public WorkResult perform(WorkOrder order, StopSignal stop) {
        performed.add(order.stage().stage().action());
        enforced.add(order.stage().rules());
        return new WorkResult(outcome, stats);
      }

      @Override
      public void close() {}
    };
  }

  private PreparedRun prepared(Action action) {
    Digest none = Digest.of(new byte[0]);
    return new PreparedRun(
        "test",
        none,
        none,
        none,
        none,
        new TreeMap<>(),
        new TreeMap<>(Map.of("notes", snapshot("notes"))),
        List.of(),
        false,
        true,
        new TreeMap<>(),
        sources(action));
  }

  private Outcome succeeded(String text) {
    return new Outcome.Succeeded(new TreeMap<>(Map.of("export", snapshot(text))));
  }

  private Snapshot snapshot(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Snapshot(CSV, bytes.length, store.assets().put(bytes));
  }
}
