package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.JPEG;
import static io.kryptonx.worker.Workbench.TEXT;
import static io.kryptonx.worker.Workbench.failure;
import static io.kryptonx.worker.Workbench.input;
import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action.Program;
import io.kryptonx.model.pipeline.Action.Shell;
import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for commands however they are started; see the classes that extend it. */
abstract class CommandAttemptContract {

  @TempDir Path folder;
  Workbench bench;

  abstract SandboxMode sandbox();

  Launcher launcher() {
    return Launcher.plain();
  }

  @BeforeEach
  void open() {
    bench = new Workbench(folder, sandbox(), MemoryStore.create().assets(), launcher());
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
    try (Stream<Path> left = Files.list(bench.root)) {
      assertThat(left.filter(path -> !path.endsWith(SpareFiles.NAME)))
          .as("working folders that were left")
          .isEmpty();
    }
  }

  @Test
  void findsItsInputAndMakesItsOutputUnderTheirNames() {
    Stage upper =
        stage()
            .in(input("photo"))
            .action(new Shell("tr a-z A-Z < \"$photo\" > \"$result\""))
            .build();

    WorkResult result = bench.perform(upper, Map.of("photo", bench.snapshot(JPEG, "tom")));

    assertThat(bench.result(result)).isEqualTo("TOM");
    assertThat(((Snapshot) bench.outputs(result).get("result")).type()).isEqualTo(TEXT);
    assertThat(result.stats().log()).isEmpty();
  }

  @Test
  void livesInAFixedWorld() {
    Stage show =
        stage()
            .action(
                new Shell(
                    """
                    echo "$LANG $TZ $PATH $SOURCE_DATE_EPOCH $(umask)" > $result
                    ls -A "$HOME" >> $result
                    ls -A "$TMPDIR" >> $result
                    ls >> $result
                    env | cut -d= -f1 | sort | tr '\\n' ' ' >> $result
                    """))
            .build();

    assertThat(bench.result(bench.perform(show)).lines())
        .containsExactly(
            "C.UTF-8 UTC /usr/local/bin:/usr/bin:/bin 0 0022",
            "in",
            "out",
            "HOME KX_COST LANG PATH PWD SHLVL SOURCE_DATE_EPOCH TMPDIR TZ _ result ");
  }

  @Test
  void saysWhatItCost() {
    Stage once = stage().action(new Shell("echo 0.0042 > $KX_COST; echo a > $result")).build();
    Stage parts =
        stage()
            .action(
                new Shell(
                    "echo 1.5 >> $KX_COST; printf '\\n 2\\n0.000001' >> $KX_COST; echo b > $result"))
            .build();
    Stage free = stage().action(new Shell("echo c > $result")).build();

    assertThat(bench.perform(once).stats().costMicros()).isEqualTo(4_200);
    assertThat(bench.perform(parts).stats().costMicros()).isEqualTo(3_500_001);
    assertThat(bench.perform(free).stats().costMicros()).isZero();
  }

  @Test
  void whatItCostCountsAlsoWhereItFails() {
    Stage failing = stage().action(new Shell("echo 0.5 > $KX_COST; exit 7")).build();

    WorkResult result = bench.perform(failing);

    assertThat(failure(result).exitCode()).hasValue(7);
    assertThat(result.stats().costMicros()).isEqualTo(500_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 0,5 > $KX_COST",
        "echo -1 > $KX_COST",
        "echo 1e-7 > $KX_COST",
        "echo 0.0000001 > $KX_COST",
        "echo 1000001 > $KX_COST",
        "echo 0.50 USD > $KX_COST",
        "echo 600000 > $KX_COST; echo 600000 >> $KX_COST",
        "head -c 70000 /dev/zero | tr '\\0' 1 > $KX_COST",
        "head -c 100 /dev/zero > $KX_COST",
        "mkdir $KX_COST",
        "mkfifo $KX_COST",
        "ln -s /etc/passwd $KX_COST"
      })
  void failsWhereItSaysItBadly(String command) {
    Stage bad = stage().action(new Shell(command + "; echo a > $result")).build();

    Failure failure = failure(bench.perform(bad));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).startsWith("$KX_COST ");
  }

  @Test
  void seesParametersVariablesSecretsAndFieldsOfJsonInputs() {
    bench.param("width", "320");
    bench.environment.put("TOKEN", "hush-hush");
    Stage all =
        stage()
            .in(input("meta"))
            .params(List.of("width"))
            .env(Map.of("MODE", "fast"))
            .secrets(List.of("TOKEN"))
            .action(
                new Shell("echo $width $MODE ${#TOKEN} $meta_title $meta_size $meta_ok > $result"))
            .build();
    String json = "{\"title\":\"Tom\",\"size\":1.50,\"ok\":true,\"no\":null,\"deep\":{\"a\":1}}";

    WorkResult result = bench.perform(all, Map.of("meta", bench.snapshot(MediaType.JSON, json)));

    assertThat(bench.result(result)).isEqualTo("320 fast 9 Tom 1.50 true\n");
  }

  @Test
  void seesAnEmptyTextForAnOptionalInputWithoutPartner() {
    Stage optional =
        stage().in(input("mask")).action(new Shell("echo \"[$mask]\" > $result")).build();

    assertThat(bench.result(bench.perform(optional, Map.of("mask", InputValue.Absent.ABSENT))))
        .isEqualTo("[]\n");
  }

  @Test
  void findsACollectionAsAFolder() {
    Stage list =
        stage()
            .in(input("all"))
            .action(
                new Shell(
                    "cd $all; find . -type f | sort > ../../$result; cat cats/tom.jpg >>"
                        + " ../../$result"))
            .build();

    WorkResult result =
        bench.perform(list, Map.of("all", bench.members(JPEG, "cats/tom", "dogs::rex", "eve")));

    assertThat(bench.result(result).lines())
        .containsExactly("./cats/tom.jpg", "./dogs/rex.jpg", "./eve.jpg", "content of cats/tom");
  }

  @Test
  void executesAProgramWithoutAShell() {
    Stage copy =
        stage()
            .in(input("photo"))
            .action(new Program(List.of("cp", "${photo}", "${result}")))
            .build();

    assertThat(bench.result(bench.perform(copy, Map.of("photo", bench.snapshot(JPEG, "tom")))))
        .isEqualTo("tom");
  }

  @Test
  void executesFilesThatItBringsAlong() {
    bench.file("tools/say.sh", "#!/bin/bash\necho said > $1\n");
    Stage say =
        stage().files(List.of("tools/say.sh")).action(new Shell("tools/say.sh $result")).build();

    assertThat(bench.result(bench.perform(say))).isEqualTo("said\n");
  }

  @Test
  void seesItsItemOnceItSaysSo() {
    Stage item =
        stage()
            .reads(Set.of(Read.ITEM))
            .action(new Shell("echo $item $item_album $item_photo > $result"))
            .build();

    WorkResult result =
        bench.worker.perform(
            bench.order(
                bench.prepare(item), Item.of("cats", "tom"), List.of("album", "photo"), Map.of()),
            new StopSignal());

    assertThat(bench.result(result)).isEqualTo("cats::tom cats tom\n");
  }

  @Test
  void isToldToDeclareTheItemThatItUses() {
    Failure failure = failure(bench.perform(stage().action(new Shell("echo $item")).build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).contains("item: unbound variable").contains("reads: [item]");
  }

  @Test
  void isToldWhereToDeclareAVariableThatItUses() {
    bench.environment.put("MODE", "fast");

    Failure failure = failure(bench.perform(stage().action(new Shell("echo $MODE")).build()));

    assertThat(failure.message())
        .contains("MODE: unbound variable")
        .contains("$MODE is not set; a stage sees what it declares under params, env or secrets");
  }

  @Test
  void failsWithItsExitCodeAndItsLastWords() {
    Failure failure =
        failure(bench.perform(stage().action(new Shell("echo no such luck >&2; exit 3")).build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.exitCode()).hasValue(3);
    assertThat(failure.message()).isEqualTo("exit code 3: no such luck");
  }

  @Test
  void failsForTheMomentWhenItSaysSoOrDiesOfASignal() {
    assertThat(failure(bench.perform(stage().action(new Shell("exit 75")).build())).kind())
        .isEqualTo(Failure.Kind.TRANSIENT);
    Failure killed =
        failure(bench.perform(stage().action(new Shell("bash -c 'kill -9 $$'")).build()));
    assertThat(killed.kind()).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(killed.message()).contains("signal 9");
  }

  @Test
  void failsAsItsDefinitionSays() {
    Retry other = new Retry(OptionalInt.empty(), Backoff.DEFAULT, List.of("3"), List.of("75"));
    Stage three = stage().action(new Shell("exit 3")).retry(other).build();
    Stage busy = stage().action(new Shell("exit 75")).retry(other).build();

    assertThat(failure(bench.perform(three)).kind()).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(failure(bench.perform(busy)).kind()).isEqualTo(Failure.Kind.PERMANENT);
  }

  @Test
  void failsWhenItChangesAnInput() {
    Stage vandal =
        stage()
            .in(input("photo"))
            .action(new Shell("chmod u+w $photo; echo x >> $photo; echo done > $result"))
            .build();

    Failure failure = failure(bench.perform(vandal, Map.of("photo", bench.snapshot(JPEG, "tom"))));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).contains("photo");
  }

  @Test
  void namesAnOutputThatIsMissing() {
    Failure failure =
        failure(bench.perform(stage().action(new Shell("echo x > out/other.txt")).build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message())
        .contains("'result' was not made")
        .contains("out/result.txt")
        .contains("out/other.txt");
  }

  @Test
  void makesItemsOfTheFilesInAFolder() {
    Stage split =
        Stage.named("split")
            .out(new Output("faces", TEXT, true))
            .action(new Shell("mkdir $faces/b; echo 2 > $faces/b/two.txt; echo 1 > $faces/a.txt"))
            .build();

    WorkResult result = bench.perform(split);

    assertThat(bench.members(bench.outputs(result).get("faces")))
        .extracting(member -> member.item().text())
        .containsExactly("a", "b/two");
  }

  @Test
  void keepsTheFirstAndTheLastPartOfALongLog() {
    Stage loud =
        stage()
            .action(
                new Shell(
                    "echo first; head -c 5000000 /dev/zero | tr '\\0' x; echo; echo last; touch"
                        + " $result"))
            .build();

    String log = bench.log(bench.perform(loud));

    assertThat(log).startsWith("first\nxxx").endsWith("xxx\nlast\n").contains("bytes left out");
    assertThat(log.length()).isLessThanOrEqualTo(256 * 1024);
  }

  /** The log is made that long at once, without so much being written. */
  @Test
  void isEndedWhenItPrintsTooMuch() {
    Stage endless = stage().action(new Shell("truncate -s 10G /dev/stdout; sleep 4711")).build();

    Failure failure = failure(bench.perform(endless));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).contains("printed more than 1024 MiB");
    assertThat(sleepers()).isEmpty();
  }

  /** Files are made that long at once, without so much being written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncate -s 100G $result; sleep 4711",
        "for i in 1 2 3; do truncate -s 30G $i; done; sleep 4711",
        "truncate -s 100G $result"
      })
  void isEndedWhenItWritesTooMuch(String script) {
    Failure failure = failure(bench.perform(stage().action(new Shell(script)).build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).matches("wrote more than [0-9.]+ GiB; .* --max-output");
    assertThat(sleepers()).isEmpty();
  }

  @Test
  void blotsSecretsOutOfLogAndMessage() {
    bench.environment.put("TOKEN", "hush-hush");
    Stage leak =
        stage()
            .secrets(List.of("TOKEN"))
            .action(new Shell("echo \"it is $TOKEN!\"; exit 1"))
            .build();

    WorkResult result = bench.perform(leak);

    assertThat(bench.log(result)).isEqualTo("it is ***!\n");
    assertThat(failure(result).message()).doesNotContain("hush").contains("it is ***!");
  }

  @Test
  void losesWhatIsNotInTheStore() {
    Stage read = stage().in(input("photo")).action(new Shell("cat $photo > $result")).build();
    Snapshot gone = new Snapshot(JPEG, 4, Digest.of(new byte[] {1, 2, 3, 4}));

    WorkResult result = bench.perform(read, Map.of("photo", gone));

    assertThat(result.outcome()).isEqualTo(new Outcome.InputsLost(List.of(gone.digest())));
  }

  @Test
  void endsWhatItLeftRunning() throws IOException {
    Stage daemon =
        stage().action(new Shell("(setsid sleep 4711 &) ; sleep 4711 & echo x > $result")).build();

    assertThat(bench.result(bench.perform(daemon))).isEqualTo("x\n");
    assertThat(sleepers()).isEmpty();
  }

  @Test
  void endsAllOfItsProcessesWhenItsTimeIsUp() throws IOException {
    Stage slow =
        stage()
            .timeout(Duration.ofMillis(300))
            .action(new Shell("trap '' TERM; bash -c 'sleep 4711; true' & sleep 4711; sleep 4711"))
            .build();

    Failure failure = failure(bench.perform(slow));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(failure.message()).contains("0.3 s");
    assertThat(sleepers()).isEmpty();
  }

  @Test
  void stopsWhenItIsToldTo() throws Exception {
    StopSignal stop = new StopSignal();
    Stage slow = stage().action(new Shell("echo begun; sleep 4711")).build();
    Thread giver =
        Thread.ofPlatform()
            .start(() -> {
              awaitSleepers();
              stop.give();
            });

    WorkResult result = bench.worker.perform(bench.order(slow, Map.of()), stop);

    giver.join();
    assertThat(result.outcome()).isEqualTo(new Outcome.Stopped());
    assertThat(sleepers()).isEmpty();
  }

  private static void awaitSleepers() {
    while (sleepers().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static List<ProcessHandle> sleepers() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains("sleep 4711"))
        .toList();
  }
}
