package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.JPEG;
import static io.kryptonx.worker.Workbench.TEXT;
import static io.kryptonx.worker.Workbench.failure;
import static io.kryptonx.worker.Workbench.input;
import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action.JavaFile;
import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
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

/** What holds for Java stages with and without walls; see the classes that extend it. */
abstract class JavaAttemptContract {

  private static final String PID = "ProcessHandle.current().pid()";

  @TempDir Path folder;
  Workbench bench;

  abstract SandboxMode sandbox();

  @BeforeEach
  void open() {
    bench = new Workbench(folder, sandbox());
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
    try (Stream<Path> left = Files.list(bench.root)) {
      assertThat(left).as("folders that were left").isEmpty();
    }
  }

  @Test
  void isEndedWhenItWritesTooMuch() {
    Stage huge =
        java("""
        try (var file = new java.io.RandomAccessFile(c.output("result").toFile(), "rw")) {
          file.setLength(100L << 30);
        }
        Thread.sleep(100_000);
        """)
            .build();

    Failure failure = failure(bench.perform(huge));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).startsWith("wrote more than ");
  }

  @Test
  void isCutOffWhereItPrintsTooMuch() {
    Stage loud =
        java("""
        byte[] line = "x".repeat(1 << 20).getBytes();
        for (int i = 0; i < 257; i++) {
          System.out.write(line);
        }
        System.out.println("last");
        write(c, "done");
        """)
            .build();

    WorkResult result = bench.perform(loud);

    assertThat(bench.result(result)).isEqualTo("done");
    assertThat(bench.log(result)).endsWith("xxx").contains("268173512 bytes left out");
  }

  @Test
  void saysWhatItCost() {
    Stage parts =
        java("""
        c.cost(new java.math.BigDecimal("0.5"));
        c.cost(new java.math.BigDecimal("0.0000020"));
        write(c, "done");
        """)
            .build();
    assertThat(bench.perform(parts).stats().costMicros()).isEqualTo(500_002);

    Stage failing =
        java("""
        c.cost(java.math.BigDecimal.TEN);
        throw new IllegalStateException("broke");
        """)
            .build();
    assertThat(bench.perform(failing).stats().costMicros()).isEqualTo(10_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.0000001", "1000000.1"})
  void cannotCostWhatNoCostIs(String amount) {
    Stage bad = java("c.cost(new java.math.BigDecimal(\"" + amount + "\"));").build();

    assertThat(failure(bench.perform(bad)).message()).contains("IllegalArgumentException: a cost ");
  }

  @Test
  void readsItsInputAndWritesItsOutput() {
    Stage upper =
        java("write(c, Files.readString(c.input(\"photo\")).toUpperCase(Locale.ROOT));")
            .in(input("photo"))
            .build();

    assertThat(bench.result(bench.perform(upper, Map.of("photo", bench.snapshot(JPEG, "tom")))))
        .isEqualTo("TOM");
  }

  @Test
  void readsCollectionsInTheOrderOfTheirItems() {
    Stage list =
        java("""
        StringBuilder text = new StringBuilder();
        for (CollectedItem i : c.items("all")) {
          text.append(i.item()).append(i.parts()).append(Files.readString(i.path()));
        }
        write(c, text + "" + Files.isDirectory(c.input("all")));
        """)
            .in(input("all"))
            .build();

    WorkResult result =
        bench.perform(list, Map.of("all", bench.members(JPEG, "cats/tom", "dogs::rex")));

    assertThat(bench.result(result))
        .isEqualTo(
            "cats/tom[cats/tom]content of cats/tomdogs::rex[dogs, rex]content of dogs::rextrue");
  }

  @Test
  void seesWhatItDeclaresAndNothingElse() {
    bench.param("width", "320");
    bench.environment.put("TOKEN", "hush-hush");
    bench.file("data/words.txt", "words");
    Stage all =
        java("""
        write(c, c.integer("width") + c.env("MODE") + c.secret("TOKEN").length()
            + Files.readString(c.file("data/words.txt")) + c.optionalInput("mask")
            + System.getenv().keySet().stream().sorted().toList());
        """)
            .in(input("mask"))
            .params(List.of("width"))
            .env(Map.of("MODE", "fast"))
            .secrets(List.of("TOKEN"))
            .files(List.of("data/words.txt"))
            .build();

    assertThat(bench.result(bench.perform(all, Map.of("mask", InputValue.Absent.ABSENT))))
        .startsWith("320fast9wordsOptional.empty[HOME, LANG");
  }

  @Test
  void isToldToDeclareTheItemThatItUses() {
    Failure failure = failure(bench.perform(java("write(c, c.item());").build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message())
        .startsWith(
            "stage 'stage' asks for its item but does not declare it; add to the stage: reads:"
                + " [item]")
        .contains("Main.java:");
  }

  @Test
  void isToldToDeclareWhatItAsksFor() {
    bench.param("width", "320");

    assertThat(failure(bench.perform(java("c.param(\"width\");").build())).message())
        .startsWith(
            "IllegalArgumentException: stage 'stage' has no parameter 'width'; it has none;"
                + " add to the stage: params: [width]");
    assertThat(failure(bench.perform(java("c.secret(\"TOKEN\");").build())).message())
        .contains("add to the stage: secrets: [TOKEN]");
    assertThat(failure(bench.perform(java("c.file(\"a.txt\");").build())).message())
        .contains("add to the stage: files: [a.txt]");
    assertThat(failure(bench.perform(java("c.env(\"MODE\");").build())).message())
        .contains("add to the stage: env: { MODE: … }");
  }

  @Test
  void seesItsItemOnceItSaysSo() {
    Stage item = java("write(c, c.item() + c.item(\"photo\"));").reads(Set.of(Read.ITEM)).build();
    WorkOrder order =
        bench.order(
            bench.prepare(item), Item.of("cats", "tom"), List.of("album", "photo"), Map.of());

    assertThat(bench.result(bench.worker.perform(order, new StopSignal())))
        .isEqualTo("cats::tomtom");
  }

  @Test
  void failsWithTheExceptionAndItsPlaceInTheStage() {
    Failure failure =
        failure(
            bench.perform(
                java("throw new IllegalStateException(\"the photo is empty\");").build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message())
        .isEqualTo("IllegalStateException: the photo is empty\n  at Main.run (Main.java:12)");
  }

  @Test
  void survivesAStackOverflowAndWantOfMemory() {
    assertThat(failure(bench.perform(java("run(c);").build())).message())
        .startsWith("StackOverflowError");
    Failure memory =
        failure(
            bench.perform(java("write(c, \"\" + new long[Integer.MAX_VALUE - 8][0]);").build()));
    assertThat(memory.message()).startsWith("OutOfMemoryError").contains("needs more memory");
    assertThat(bench.result(bench.perform(java("write(c, \"fine\");").build()))).isEqualTo("fine");
  }

  @Test
  void failsForTheMomentByTheKindOfItsException() {
    String busy = "throw new io.kryptonx.stage.TransientException(\"busy\");";
    String refused = "throw new java.net.ConnectException(\"refused\");";
    String file = "throw new java.io.FileNotFoundException(\"mask\");";
    Retry other =
        new Retry(
            OptionalInt.empty(),
            Backoff.DEFAULT,
            List.of("java.io.IOException"),
            List.of("ConnectException"));

    assertThat(failure(bench.perform(java(busy).build())).kind()).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(failure(bench.perform(java(refused).build())).kind())
        .isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(failure(bench.perform(java(file).build())).kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure(bench.perform(java(file).retry(other).build())).kind())
        .isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(failure(bench.perform(java(refused).retry(other).build())).kind())
        .isEqualTo(Failure.Kind.PERMANENT);
  }

  @Test
  void failsForGoodWhenItEndsItsProcess() {
    Failure exit = failure(bench.perform(java("System.exit(0);").build()));
    Failure halt = failure(bench.perform(java("Runtime.getRuntime().halt(3);").build()));

    assertThat(exit.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(exit.message()).contains("System.exit(0)");
    assertThat(halt.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(halt.message()).contains("code 3");
    assertThat(bench.result(bench.perform(java("write(c, \"fine\");").build()))).isEqualTo("fine");
  }

  @Test
  void failsForTheMomentWhenItsProcessIsKilled() {
    Failure failure =
        failure(
            bench.perform(
                java("new ProcessBuilder(\"kill\", \"-9\", \"\" + "
                        + PID
                        + ").start().waitFor();"
                        + " Thread.sleep(60_000);")
                    .build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(failure.message()).contains("signal 9");
  }

  @Test
  void usesOneProcessForManyAttempts() {
    Stage pid = java("write(c, \"\" + ProcessHandle.current().pid());").build();
    Stage other = java("write(c, ProcessHandle.current().pid() + \"\");").build();

    String first = bench.result(bench.perform(pid));

    assertThat(bench.result(bench.perform(pid))).isEqualTo(first);
    assertThat(bench.result(bench.perform(other))).isEqualTo(first);
  }

  @Test
  void leavesNothingToTheNextAttempt() {
    bench.perform(
        java("""
        Locale.setDefault(Locale.GERMANY);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        System.setProperty("left", "behind");
        Files.createTempFile("left", "behind");
        Thread.ofPlatform().start(() -> {
          try { Thread.sleep(60_000); } catch (InterruptedException e) { return; }
        });
        write(c, "done");
        """)
            .build());
    Stage look =
        java("""
        try (var tmp = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
          write(c, Locale.getDefault() + " " + TimeZone.getDefault().getID() + " "
              + System.getProperty("left") + " " + tmp.count());
        }
        """)
            .build();

    assertThat(bench.result(bench.perform(look))).isEqualTo("en UTC null 0");
  }

  @Test
  void seesNothingOfTheEngine() {
    Stage look =
        java("""
        String seen = "";
        for (String name : List.of("io.kryptonx.worker.Worker", "io.kryptonx.model.item.Item",
            "io.kryptonx.worker.javahost.HostMain", "io.kryptonx.stage.Stage")) {
          try {
            seen += Class.forName(name).getSimpleName();
          } catch (ClassNotFoundException e) {
            seen += "-";
          }
        }
        write(c, seen + (Thread.currentThread().getContextClassLoader()
            == getClass().getClassLoader()));
        """)
            .build();

    assertThat(bench.result(bench.perform(look))).isEqualTo("---Stagetrue");
  }

  @Test
  void drawsTheSameRandomNumbersForTheSameWork() {
    Stage draw = java("write(c, c.random().nextLong() + \" \" + c.random().nextLong());").build();

    String drawn = bench.result(bench.perform(draw));

    assertThat(bench.result(bench.perform(draw))).isEqualTo(drawn);
    assertThat(drawn.split(" ")[0]).isEqualTo(drawn.split(" ")[1]);
  }

  @Test
  void writesWhatItPrintsIntoTheLogWithoutSecrets() {
    bench.environment.put("TOKEN", "hush-hush");
    Stage print =
        java("""
        System.out.println("out é");
        System.err.println("err");
        c.log("it is " + c.secret("TOKEN"));
        throw new IOException("no " + c.secret("TOKEN"));
        """)
            .secrets(List.of("TOKEN"))
            .build();

    WorkResult result = bench.perform(print);

    assertThat(bench.log(result)).isEqualTo("out é\nerr\nit is ***\n");
    assertThat(failure(result).message()).startsWith("java.io.IOException: no ***");
  }

  @Test
  void failsWhenItChangesAnInput() {
    Stage vandal =
        java("""
        Path photo = c.input("photo");
        photo.toFile().setWritable(true);
        Files.writeString(photo, "TOM");
        write(c, "done");
        """)
            .in(input("photo"))
            .build();

    assertThat(
            failure(bench.perform(vandal, Map.of("photo", bench.snapshot(JPEG, "tom")))).message())
        .contains("changed its input 'photo'");
  }

  @Test
  void makesItemsOfTheFilesInAFolder() {
    Stage split =
        java("Files.writeString(c.output(\"faces\").resolve(\"a.txt\"), \"1\"); write(c, \"\");")
            .out(new Output("faces", TEXT, true))
            .build();

    assertThat(bench.members(bench.outputs(bench.perform(split)).get("faces"))).hasSize(1);
  }

  @Test
  void endsWhenItsTimeIsUp() {
    Stage slow = java("while (true) {}").timeout(Duration.ofMillis(300)).build();

    assertThat(failure(bench.perform(slow)).kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(bench.result(bench.perform(java("write(c, \"fine\");").build()))).isEqualTo("fine");
  }

  @Test
  void stopsWhenItIsToldTo() {
    StopSignal stop = new StopSignal();
    Stage slow =
        java("Files.writeString(Path.of(\""
                + folder
                + "/work/begun\"), \"\");"
                + "Thread.sleep(60_000);")
            .build();
    Path begun = folder.resolve("work/begun");
    Thread.ofPlatform()
        .start(() -> {
          while (!Files.exists(begun)) {
            Thread.onSpinWait();
          }
          begun.toFile().delete();
          stop.give();
        });

    assertThat(bench.worker.perform(bench.order(slow, Map.of()), stop).outcome())
        .isEqualTo(new Outcome.Stopped());
  }

  /** A stage whose body stands in line 12 of its file. */
  private Stage.Builder java(String body) {
    bench.file(
        "stages/Main.java",
"""
        import io.kryptonx.stage.*;
        import java.io.*;
        import java.nio.file.*;
import java.util.*;
        public final class Main implements Stage {
          private static void write(StageContext c, String text) throws IOException {
            Files.writeString(c.output("result"), text);
          }
          @Override
          public void run(StageContext c) throws Exception {

        %s
          }
        }
"""
            .formatted(body));
    return stage().action(new JavaFile("stages/Main.java"));
  }
}
