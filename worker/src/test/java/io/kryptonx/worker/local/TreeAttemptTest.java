package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.TEXT;
import static io.kryptonx.worker.Workbench.input;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Resources;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as content, collections that lack items, shells and limits. */
class TreeAttemptTest {

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, SandboxMode.OFF);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void laysATreeOutAsAFolder() {
    Stage stage =
        Workbench.stage()
            .in(input("site"))
            .action(
                new Action.Shell(
                    "echo \"$site\" > \"$result\"; (cd \"$site\"; find . -type f | sort; ./run.sh)"
                        + " >> \"$result\""))
            .build();
    WorkResult result = bench.perform(stage, Map.of("site", site().snapshot()));
    assertThat(bench.result(result)).isEqualTo("in/site\n./a/b.txt\n./run.sh\nran\n");
  }

  @Test
  void collectsAFolderAsATree() {
    Stage stage =
        tree(
            "mkdir -p \"$site/a\" \"$site/empty\"; echo 1 > \"$site/a/b\"; echo 2 > \"$site/x\";"
                + " chmod +x \"$site/x\"");
    Snapshot snapshot = (Snapshot) bench.outputs(bench.perform(stage)).get("site");
    assertThat(snapshot.type()).isEqualTo(MediaType.TREE);
    assertThat(snapshot.size()).isEqualTo(4);
    Tree tree = Tree.decode(bench.store.get(snapshot.digest()));
    assertThat(tree.snapshot()).isEqualTo(snapshot);
    assertThat(tree.files().keySet()).containsExactly("a/b", "x");
    assertThat(tree.files().get("x").executable()).isTrue();
    assertThat(tree.files().get("a/b").executable()).isFalse();
    assertThat(bench.store.get(tree.files().get("a/b").digest())).isEqualTo("1\n".getBytes(UTF_8));
  }

  @Test
  void refusesLinksInATree() {
    Failure failure = Workbench.failure(bench.perform(tree("ln -s /etc/passwd \"$site/secret\"")));
    assertThat(failure.message())
        .isEqualTo(
            "output 'site': 'out/site/secret' is a symbolic link; a tree has regular files only");
  }

  @Test
  void missesTheFilesOfATree() {
    Tree tree =
        new Tree(
            new TreeMap<>(Map.of("gone", new Tree.Entry(3, Digest.of(new byte[] {7}), false))));
    bench.store.put(tree.encode());
    Stage stage = Workbench.stage().in(input("site")).action(new Action.Shell("true")).build();
    WorkResult result = bench.perform(stage, Map.of("site", tree.snapshot()));
    assertThat(result.outcome())
        .isEqualTo(new Outcome.InputsLost(List.of(Digest.of(new byte[] {7}))));
  }

  @Test
  void givesTreesToJavaStages() {
    bench.file(
        "Copy.java",
        """
        import io.kryptonx.stage.*;
        import java.nio.file.*;
        public class Copy implements Stage {
          public void run(StageContext context) throws Exception {
            Path to = context.output("site");
            Files.copy(context.input("in").resolve("a/b.txt"), to.resolve("copy.txt"));
            Files.writeString(to.resolve("missing"), String.join(",", context.missing("in")));
          }
        }
        """);
    Stage stage =
        Stage.named("stage")
            .in(input("in"))
            .out(Output.of("site", MediaType.TREE))
            .action(new Action.JavaFile("Copy.java"))
            .build();
    Snapshot made =
        (Snapshot) bench.outputs(bench.perform(stage, Map.of("in", site().snapshot()))).get("site");
    assertThat(Tree.decode(bench.store.get(made.digest())).files().keySet())
        .containsExactly("copy.txt", "missing");
  }

  @Test
  void listsWhatACollectionLacks() {
    Stage stage =
        Workbench.stage()
            .in(
                new Input(
                    "pages",
                    List.of(new AssetRef("pages", "pages")),
                    Input.Collect.LAST,
                    false,
                    Input.Match.SKIP,
                    true,
                    Optional.empty()))
            .action(
                new Action.Shell(
                    "{ echo \"$pages_missing\"; cat \"$pages_missing\"; ls \"$pages\"; } >"
                        + " \"$result\""))
            .build();
    Members members = bench.members(TEXT, "a", "c");
    PartialMembers partial =
        new PartialMembers(members, List.of(Item.of("d"), Item.of("b", Item.ANY)));
    assertThat(bench.result(bench.perform(stage, Map.of("pages", partial))))
        .isEqualTo("in/pages.missing.json\n[\"b::*\",\"d\"]a.txt\nc.txt\n");
    assertThat(bench.result(bench.perform(stage, Map.of("pages", members))))
        .isEqualTo("in/pages.missing.json\n[]a.txt\nc.txt\n");
  }

  @Test
  void usesTheShellOfTheStage() {
    Stage stage =
        Workbench.stage()
            .action(new Action.Shell("echo \"$-\" > \"$result\"", List.of("sh", "-e")))
            .build();
    assertThat(bench.result(bench.perform(stage))).contains("e");
    Stage unknown = Workbench.stage().action(new Action.Shell("true", List.of("zebrash"))).build();
    assertThat(bench.problems(unknown))
        .extracting(problem -> problem.place().pointer() + ": " + problem.message())
        .containsExactly("stages.stage.shell: there is no program 'zebrash'");
  }

  @Test
  void limitsTheMemoryOfACommand() {
    Resources small =
        new Resources(
            OptionalInt.empty(), Optional.empty(), OptionalLong.of(64 << 20), OptionalInt.empty());
    Stage stage =
        Workbench.stage()
            .action(new Action.Shell("ulimit -v > \"$result\""))
            .resources(small)
            .build();
    assertThat(bench.result(bench.perform(stage))).isEqualTo("65536\n");
  }

  @Test
  void ranOnTheRightPlatform() {
    Stage other = Workbench.stage().action(new Action.Shell("true")).platform("plan9/mips").build();
    assertThat(bench.problems(other))
        .extracting(problem -> problem.code() + " " + problem.place().pointer())
        .containsExactly("KX513 stages.stage.platform");
    Stage any = Workbench.stage().action(new Action.Shell("true")).platform("any").build();
    assertThat(bench.prepare(any).key()).noneMatch(part -> part.name().equals("platform"));
  }

  private Tree site() {
    Tree tree =
        new Tree(
            new TreeMap<>(
                Map.of(
                    "a/b.txt", entry("hello\n", false),
                    "run.sh", entry("#!/bin/sh\necho ran\n", true))));
    bench.store.put(tree.encode());
    return tree;
  }

  private Tree.Entry entry(String text, boolean executable) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Tree.Entry(bytes.length, bench.store.put(bytes), executable);
  }

  private static Stage tree(String command) {
    return Stage.named("stage")
        .out(Output.of("site", MediaType.TREE))
        .action(new Action.Shell(command))
        .build();
  }
}
