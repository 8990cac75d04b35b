package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.JPEG;
import static io.kryptonx.worker.Workbench.TEXT;
import static io.kryptonx.worker.Workbench.failure;
import static io.kryptonx.worker.Workbench.input;
import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action.JavaFile;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineAttemptTest {

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, SandboxMode.OFF);
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
    try (Stream<Path> left = Files.list(bench.root)) {
      assertThat(left).as("folders that were left").isEmpty();
    }
  }

  @Test
  void readsAndWritesInMemoryWithinTheEngine() {
    Stage upper =
        java("""
        try (var made = Files.list(Path.of("%s"))) {
          c.writeText("result", c.readText("photo").toUpperCase(Locale.ROOT) + made.count()
              + ProcessHandle.current().pid());
        }
        """
                .formatted(bench.root))
            .in(input("photo"))
            .build();

    assertThat(bench.result(bench.perform(upper, Map.of("photo", bench.snapshot(JPEG, "tom")))))
        .isEqualTo("TOM0" + ProcessHandle.current().pid());
  }

  @Test
  void hasFilesAsSoonAsItAsksForOne() {
    Stage both =
        java("""
        c.writeText("first", "held");
        c.writeText("result", "to be replaced");
        String seen = Files.readString(c.input("photo"));
        Files.writeString(c.output("result"), seen + Files.readString(c.output("first")));
        c.writeText("first", "again");
        """)
            .out(Output.of("first", TEXT))
            .in(input("photo"))
            .build();

    WorkResult result = bench.perform(both, Map.of("photo", bench.snapshot(JPEG, "tom")));

    assertThat(bench.result(result)).isEqualTo("tomheld");
  }

  @Test
  void readsCollectionsWithAndWithoutFiles() {
    Stage list =
        java("""
        StringBuilder text = new StringBuilder();
        for (CollectedItem i : c.items("all")) {
          text.append(i.item()).append(i.parts()).append(i.readText());
        }
        for (CollectedItem i : c.items("all")) {
          text.append(Files.readString(i.path()).length());
        }
        c.writeText("result", text.toString() + c.missing("all"));
        """)
            .in(input("all"))
            .build();

    WorkResult result =
        bench.perform(list, Map.of("all", bench.members(JPEG, "cats/tom", "dogs::rex")));

    assertThat(bench.result(result))
        .isEqualTo(
            "cats/tom[cats/tom]content of cats/tomdogs::rex[dogs, rex]content of dogs::rex1920[]");
  }

  @Test
  void makesOutputsOfManyItems() {
    Stage each =
        java("Files.writeString(c.output(\"parts\").resolve(\"a.txt\"), \"a\");"
                + " c.writeText(\"result\", \"done\");")
            .out(new Output("parts", TEXT, true, Optional.empty()))
            .build();

    WorkResult result = bench.perform(each);

    assertThat(bench.result(result)).isEqualTo("done");
    assertThat(((Outcome.Succeeded) result.outcome()).outputs()).containsKey("parts");
  }

  @Test
  void saysWhatIsMissingOrUnknown() {
    assertThat(failure(bench.perform(java("return;").build())).message())
        .startsWith("output 'result' was not made");
    assertThat(failure(bench.perform(java("c.writeText(\"other\", \"\");").build())).message())
        .startsWith(
            "IllegalArgumentException: stage 'stage' has no output 'other'; it has: result");
    assertThat(failure(bench.perform(java("c.read(\"other\");").build())).message())
        .startsWith("IllegalArgumentException: stage 'stage' has no input 'other'; it has none");
  }

  @Test
  void mayNotChangeItsInput() {
    Stage vandal =
        java("""
        c.input("photo").toFile().setWritable(true);
        Files.writeString(c.input("photo"), "rex");
        c.writeText("result", "done");
        """)
            .in(input("photo"))
            .build();

    Failure failure = failure(bench.perform(vandal, Map.of("photo", bench.snapshot(JPEG, "tom"))));

    assertThat(failure.message()).startsWith("the stage changed its input 'photo'");
  }

  @Test
  void tellsOfContentThatIsLostWhateverTheStageMakesOfIt() {
    Digest gone = Digest.of(new byte[] {1});
    Stage careless =
        java("try { c.read(\"photo\"); } catch (RuntimeException e) { }"
                + " c.writeText(\"result\", \"done\");")
            .in(input("photo"))
            .build();

    WorkResult result = bench.perform(careless, Map.of("photo", new Snapshot(JPEG, 1, gone)));

    assertThat(result.outcome()).isEqualTo(new Outcome.InputsLost(List.of(gone)));
  }

  @Test
  void printsToItsLog() {
    Stage loud =
        java("""
        System.out.println("out");
        Thread.ofPlatform().start(() -> System.err.println("of a thread")).join();
        c.log("logged");
        c.writeText("result", "done");
        """)
            .build();

    WorkResult result = bench.perform(loud);

    assertThat(bench.result(result)).isEqualTo("done");
    assertThat(bench.log(result)).isEqualTo("out\nof a thread\nlogged\n");
  }

  @Test
  void whatItPrintedIsKeptAlsoWhereItsOutputsAreRefused() {
    WorkResult result = bench.perform(java("System.out.println(\"no result\");").build());

    assertThat(failure(result).message()).startsWith("output 'result' was not made");
    assertThat(bench.log(result)).isEqualTo("no result\n");
  }

  @Test
  void failsWithTheExceptionAndItsPlaceInTheStage() {
    Failure failure =
        failure(bench.perform(java("throw new IllegalStateException(\"it is empty\");").build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message())
        .isEqualTo("IllegalStateException: it is empty\n  at Main.run (Main.java:7)");
  }

  @Test
  void isInterruptedWhenItsTimeIsOver() {
    Stage slow = java("Thread.sleep(60_000);").timeout(Duration.ofMillis(100)).build();

    assertThat(failure(bench.perform(slow)).kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void isInterruptedWhenItIsStopped() {
    Stage slow = java("Thread.sleep(60_000);").build();
    StopSignal stop = new StopSignal();
    Thread.ofPlatform().start(stop::give);

    WorkResult result = bench.worker.perform(bench.order(slow, Map.of()), stop);

    assertThat(result.outcome()).isEqualTo(new Outcome.Stopped());
  }

  @Test
  void seesTheFixedWorldAndNothingOfTheEngine() {
    Stage look =
        java("""
        String seen = Locale.getDefault() + " " + TimeZone.getDefault().getID();
        try {
          Class.forName("io.kryptonx.worker.Worker");
        } catch (ClassNotFoundException e) {
          seen += " nothing";
        }
        c.writeText("result", seen);
        """)
            .build();

    assertThat(bench.result(bench.perform(look))).isEqualTo("en UTC nothing");
  }

  private Stage.Builder java(String body) {
    bench.file(
        "stages/Main.java",
        """
        import io.kryptonx.stage.*;
        import java.nio.file.*;
        import java.util.*;
        public final class Main implements Stage {
          @Override
          public void run(StageContext c) throws Exception {
            %s
          }
        }
        """
            .formatted(body));
    return stage().action(new JavaFile("stages/Main.java")).isolation(Isolation.NONE);
  }
}
