package io.kryptonx.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private static final Digest DIGEST = Digest.of(new byte[0]);
  private static final Snapshot SNAPSHOT = new Snapshot(TestPipelines.TEXT, Long.MAX_VALUE, DIGEST);

  /** Items with the most bytes for their characters, and escapes, and short ones between. */
  private static List<TaskId> tasks() {
    List<TaskId> tasks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String part = "日".repeat(i * 10) + "%".repeat(i % 7) + i;
      tasks.add(new TaskId("stage", new Item(Collections.nCopies(i % 3 + 1, part))));
    }
    return tasks;
  }

  private static void fits(Event event) {
    CanonicalWriter out = new CanonicalWriter();
    EventCodec.write(out, new JournalEntry(1, Instant.EPOCH, event)); // refuses what is too large
    assertThat(out.length()).isPositive();
  }

  @Test
  void attemptsFitIntoEvents() {
    List<Event.Attempt> attempts =
        tasks().stream().map(task -> new Event.Attempt(task, Integer.MAX_VALUE)).toList();
    List<List<Event.Attempt>> batches =
        Batches.split(attempts, attempt -> Batches.size(attempt.task()));
    batches.forEach(batch -> fits(new Event.AttemptsStarted(1, batch)));
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(attempts);
  }

  @Test
  void resultsFitIntoEvents() {
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      outputs.put("output" + i, SNAPSHOT);
    }
    List<Event.Found> found =
        tasks().stream()
            .map(task -> new Event.Found(task, new Fingerprint(DIGEST), outputs))
            .toList();
    List<List<Event.Found>> batches = Batches.split(found, Batches::size);
    batches.forEach(batch -> fits(new Event.ResultsFound(batch)));
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(found);
  }

  @Test
  void headsFitIntoEvents() {
    List<Head> heads =
        tasks().stream().map(task -> new Head(task.item(), Optional.of(SNAPSHOT))).toList();
    List<List<Head>> batches = Batches.split(heads, Batches::size);
    batches.forEach(batch -> fits(new Event.SourceChanged("source", batch)));
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(heads);
  }

  @Test
  void whatIsTooLargeForItselfStandsAlone() {
    assertThat(Batches.split(List.of(1, 300_000, 2), n -> n))
        .containsExactly(List.of(1), List.of(300_000), List.of(2));
    assertThat(Batches.split(List.<Integer>of(), n -> n)).isEmpty();
  }
}
