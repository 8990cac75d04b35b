package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.engine.StorePlace;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutputTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @Test
  void tellsFailuresAndNoticesAtOnce() {
    harness.engine.notices = List.of("no sandbox here:\nbubblewrap is missing");
    harness.engine.events = failures(1);
    List<String> seen = new ArrayList<>();
    CliHarness.Result result = harness.run("run");
    seen.addAll(result.out().lines().toList());
    assertThat(seen)
        .startsWith(
            "gallery-3  revision 2b214ddf3326",
            "note  no sandbox here:\\nbubblewrap is missing",
            "✘ thumbnail [evil%1B[2J 0]  command ended with exit code 1");
  }

  @Test
  void saysThatNothingIsKeptAndNamesNoCommandThatWouldNeedIt() {
    harness.engine.events = failures(1);
    CliHarness.Result result = harness.run("run", "--store", "memory");
    assertThat(result.out())
        .contains("nothing of it is kept but what is published")
        .doesNotContain("kryptonx debug", "kryptonx logs", "kryptonx why");
    assertThat(harness.engine.config.orElseThrow().place()).isEqualTo(new StorePlace.Passing());
  }

  @Test
  void countsFailuresBeyondTheFirstTen() {
    harness.engine.events = failures(50);
    String out = harness.run("run").out();
    assertThat(out.lines().filter(line -> line.startsWith("✘ thumbnail"))).hasSize(10);
    assertThat(out).contains("✘ more failures of thumbnail are only counted");
  }

  @Test
  void isOnlyTheObjectAsJson() {
    harness.engine.notices = List.of("no sandbox here");
    harness.engine.events = failures(1);
    CliHarness.Result piped = harness.run("run", "--json");
    assertThat(piped.err()).isEmpty();
    assertThat(piped.out()).startsWith("{\"run\":\"gallery-3\",").endsWith("}\n");

    harness.errorIsTerminal = true;
    CliHarness.Result watched = harness.run("run", "--json");
    assertThat(watched.out()).isEqualTo(piped.out());
    assertThat(watched.err()).contains("no sandbox here", "thumbnail");
  }

  @Test
  void writesAllEventsAndAppends() throws IOException {
    harness.folder = folder;
    harness.engine.events = failures(2);
    harness.run("run", "--events", "events.jsonl");
    harness.run("run", "--events", "events.jsonl");
    List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
    assertThat(lines).hasSize(4).allMatch(line -> line.startsWith("{\"specversion\":\"1.0\","));
    assertThat(lines.get(0)).isEqualTo(lines.get(2));
  }

  @Test
  void saysWhereEventsCannotBeWritten() {
    harness.folder = folder;
    CliHarness.Result result = harness.run("run", "--events", "no/such/folder/events.jsonl");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot write events to no/such/folder/events.jsonl");
    assertThat(harness.engine.asked).isEmpty();
  }

  @Test
  void tellsThatEventsAreMissing() {
    harness.engine.events = failures(2);
    CliHarness.Result result = harness.run("run", "--events", "/dev/full");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("gallery-3 succeeded");
    assertThat(result.err()).contains("events are missing from /dev/full");
  }

  @Test
  void stopsTheEngineWhenInterrupted() {
    List<Runnable> stops = new ArrayList<>();
    harness.interrupts =
        new Interrupts() {
          @Override
          public void handle(Runnable stop, Runnable resized) {
            stops.add(stop);
          }

          @Override
          public void ignore() {}
        };
    harness.engine.whileRunning = () -> stops.getFirst().run();
    String out = harness.run("run").out();
    assertThat(harness.engine.cancelled).isTrue();
    assertThat(out).contains("stopping  once more, and it ends at once");
  }

  private static List<JournalEntry> failures(int count) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TaskId task = new TaskId("thumbnail", Item.of("evil\u001B[2J " + i));
      Failure failure =
          new Failure(Failure.Kind.PERMANENT, "\ncommand ended with exit code 1\nmore");
      entries.add(
          new JournalEntry(
              i + 1, Instant.EPOCH, new Event.AttemptFailed(task, 1, failure, AttemptStats.NONE)));
    }
    return entries;
  }
}
