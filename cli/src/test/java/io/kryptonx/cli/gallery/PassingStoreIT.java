package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.StorePlace;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is not kept: the same run, and nothing left of it but what is published. */
final class PassingStoreIT {

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void takeATemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void givesTheSameRunAndLeavesNothing() throws IOException {
    Done kept = run(project("kept"), new StorePlace.Beside());
    Path project = project("passing");
    Done passing = run(project, new StorePlace.Passing());
    assertThat(passing.report.digest()).isEqualTo(kept.report.digest());
    assertThat(passing.report.run()).isEqualTo(kept.report.run());
    assertThat(passing.work).isEqualTo(kept.work).hasSize(3);
    assertThat(project.resolve("out/b.txt")).hasContent("B");
    assertThat(Files.size(project.resolve("out/large.txt"))).isEqualTo(200_000);
    assertThat(project.resolve(".kryptonx")).doesNotExist();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void leavesNothingWhereTheDefinitionIsWrong() throws IOException {
    Path project = Files.createDirectory(folder.resolve("wrong"));
    Files.writeString(project.resolve("pipeline.yaml"), "pipeline: wrong\n");
    assertThatThrownBy(() -> run(project, new StorePlace.Passing()))
        .isInstanceOf(KryptonxException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void isEmptyForWhoReads() throws IOException {
    try (Engine engine =
        EmbeddedEngine.open(
            config(project("read"), new StorePlace.Passing(), EngineConfig.Access.READ))) {
      assertThat(engine.graph().nodes()).isNotEmpty();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void isSweptAfterItsEngineWasKilled() throws Exception {
    Path left = Files.createDirectory(temporary.resolve("kryptonx-memory-left"));
    Files.createFile(left.resolve("lock"));
    Path used = Files.createDirectory(temporary.resolve("kryptonx-memory-used"));
    try (AutoCloseable _ = EmbeddedStore.hold(used)) {
      run(project("sweeping"), new StorePlace.Passing());
      try (Stream<Path> all = Files.list(temporary)) {
        assertThat(all).containsExactly(used);
      }
    }
  }

  private Path project(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    Path notes = Files.createDirectories(project.resolve("notes"));
    Files.writeString(notes.resolve("a.txt"), "a");
    Files.writeString(notes.resolve("b.txt"), "b");
    Files.writeString(notes.resolve("large.txt"), "l".repeat(200_000));
    Files.writeString(
        project.resolve("pipeline.yaml"),
        """
        pipeline: words
        sources: { notes: { files: "notes/{note}.txt" } }
        stages:
          shout:
            in: { note: notes }
            out: { loud: text/plain }
            run: tr a-z A-Z < "$note" > "$loud"
        publish: { "out/{note}.txt": shout }
        """);
    return project;
  }

  private Done run(Path project, StorePlace place) {
    Set<String> work = new TreeSet<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void durable(RunId run, List<JournalEntry> entries) {
            work.addAll(
                entries.stream()
                    .map(JournalEntry::event)
                    .flatMap(event ->
                        event instanceof Event.TaskFinished done
                            ? Stream.of(done.task() + " " + done.fingerprint() + done.outputs())
                            : Stream.empty())
                    .collect(Collectors.toSet()));
          }
        };
    try (Engine engine = EmbeddedEngine.open(config(project, place, EngineConfig.Access.WRITE))) {
      RunReport report = engine.run(RunRequest.everything(), observer);
      assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
      return new Done(report, work);
    }
  }

  private EngineConfig config(Path project, StorePlace place, EngineConfig.Access access) {
    return new EngineConfig(
        project,
        Optional.empty(),
        place,
        2,
        EngineConfig.Sandbox.OFF,
        access,
        name -> Optional.of(temporary.toString()).filter(_ -> name.equals("TMPDIR")));
  }

  /** What a run was. */
  private record Done(RunReport report, Set<String> work) {}
}
