package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.JPEG;
import static io.kryptonx.worker.Workbench.failure;
import static io.kryptonx.worker.Workbench.input;
import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action.JavaFile;
import io.kryptonx.model.pipeline.Action.Shell;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkerTest {

  @TempDir Path folder;

  @Test
  void sweepsWhatAnEngineThatDiedLeft() throws Exception {
    try (Workbench bench = new Workbench(folder, SandboxMode.OFF)) {
      Path left = Files.createDirectories(bench.root.resolve("stage-0-1-dead-1/kx/work/deep"));
      Files.writeString(left.resolve("file"), "x");
      ProcessBuilder builder = new ProcessBuilder("sleep", "4712");
      builder.environment().put("HOME", bench.root.resolve("stage-0-1-dead-1/kx/home").toString());
      Process survivor = builder.start();

      assertThat(bench.worker.sweep()).isEqualTo(1);

      assertThat(survivor.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(bench.root).isEmptyDirectory();
    }
  }

  @Test
  void deletesFoldersWithoutRights() {
    try (Workbench bench = new Workbench(folder, SandboxMode.OFF)) {
      Stage sealed =
          stage()
              .action(new Shell("mkdir -p a/b; touch a/b/c; chmod 0 a/b a; echo x > $result"))
              .build();

      assertThat(bench.result(bench.perform(sealed))).isEqualTo("x\n");
      bench.worker.close();
      assertThat(bench.root).isEmptyDirectory();
    }
  }

  @Test
  void deletesFoldersDeeperThanAPathCanName() {
    try (Workbench bench = new Workbench(folder, SandboxMode.OFF)) {
      Stage deep =
          stage()
              .action(
                  new Shell(
                      "here=$PWD; d=$(printf 'd%.0s' {1..200}); for i in {1..60}; do mkdir $d; cd $d;"
                          + " done; cd \"$here\"; echo x > $result"))
              .build();

      assertThat(bench.result(bench.perform(deep))).isEqualTo("x\n");
      bench.worker.close();
      assertThat(bench.root).isEmptyDirectory();
    }
  }

  @Test
  void noticesChangesOfLargeInputsThatAreLinked() throws IOException {
    try (EmbeddedStore store = store();
        Workbench bench = new Workbench(folder, SandboxMode.OFF, store.assets())) {
      Snapshot large = bench.snapshot(JPEG, "x".repeat(2 << 20));
      Stage reader =
          stage().in(input("photo")).action(new Shell("wc -c < $photo > $result")).build();
      Stage vandal =
          stage()
              .in(input("photo"))
              .action(new Shell("chmod u+w $photo; echo y >> $photo; touch $result"))
              .build();

      assertThat(bench.result(bench.perform(reader, Map.of("photo", large))))
          .isEqualTo("2097152\n");
      assertThat(failure(bench.perform(vandal, Map.of("photo", large))).message())
          .contains("changed its input 'photo'");
    }
  }

  @Test
  void keepsAttemptsFromSeeingTheRestOfTheMachine() {
    try (Workbench bench = new Workbench(folder, SandboxMode.AUTO)) {
      if (!bench.worker.isSandboxed()) {
        return; // nothing to keep them from it with
      }
      Stage look =
          stage()
              .action(
                  new Shell(
                      """
                      echo / /* > $result
                      { ls /root /home "%s" || true; } >> $result 2>/dev/null
                      (echo > /dev/tcp/1.1.1.1/53) 2>> $result || true
                      pwd >> $result
                      """
                          .formatted(bench.project)))
              .build();

      String seen = bench.result(bench.perform(look));

      assertThat(seen.lines().findFirst().orElse("").split(" "))
          .isSubsetOf(
              "/", "/bin", "/dev", "/etc", "/gnu", "/kx", "/lib", "/lib32", "/lib64", "/libx32",
              "/nix", "/opt", "/proc", "/sbin", "/tmp", "/usr");
      assertThat(seen).contains("unreachable").endsWith("/kx/work\n");
    }
  }

  @Test
  void laysATaskOutForPeople() throws Exception {
    bench(bench -> {
      Stage upper =
          stage()
              .in(input("photo"))
              .secrets(List.of("TOKEN"))
              .action(new Shell("tr a-z A-Z < $photo > $result"))
              .build();
      bench.environment.put("TOKEN", "hush");
      TaskFolder laidOut =
          new TaskFolders(bench.store, n -> Optional.ofNullable(bench.environment.get(n)))
              .layOut(
                  bench.order(upper, Map.of("photo", bench.snapshot(JPEG, "tom"))),
                  Files.createDirectory(folder.resolve("debug")));

      assertThat(execute(laidOut)).isZero();
      assertThat(laidOut.folder().resolve("out/result.txt")).hasContent("TOM");
      assertThat(laidOut.secrets()).containsExactly("TOKEN");
      assertThat(laidOut.environment()).containsEntry("photo", "in/photo.jpg");
    });
  }

  @Test
  void laysAJavaTaskOutForPeople() throws Exception {
    bench(bench -> {
      bench.file(
          "Main.java",
          """
          import io.kryptonx.stage.*;
          import java.nio.file.*;
          public class Main implements Stage {
            public void run(StageContext c) throws Exception {
              Files.writeString(c.output("result"), "once");
            }
          }
          """);
      TaskFolder laidOut =
          new TaskFolders(bench.store, n -> Optional.empty())
              .layOut(
                  bench.order(stage().action(new JavaFile("Main.java")).build(), Map.of()),
                  Files.createDirectory(folder.resolve("debug")));

      assertThat(execute(laidOut)).isZero();
      assertThat(laidOut.folder().resolve("out/result.txt")).hasContent("once");
    });
  }

  private EmbeddedStore store() {
    return EmbeddedStore.open(folder.resolve("store"), Access.WRITE);
  }

  private static int execute(TaskFolder laidOut) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(laidOut.command()).directory(laidOut.folder().toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(laidOut.environment());
    return builder.start().waitFor();
  }

  private void bench(Body body) throws Exception {
    try (Workbench bench = new Workbench(folder, SandboxMode.OFF)) {
      body.accept(bench);
    }
  }

  private interface Body {
    void accept(Workbench bench) throws Exception;
  }
}
