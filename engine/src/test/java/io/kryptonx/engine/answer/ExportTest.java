package io.kryptonx.engine.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.memory.MemoryStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  @TempDir Path temp;
  private final MemoryStore store = MemoryStore.create();

  @Test
  void writesATreeAsAFolder() {
    new Export(store.assets()).write(tree(), temp.resolve("out"));

    assertThat(temp.resolve("out/a/run.sh")).hasContent("#!").isExecutable();
    assertThat(temp.resolve("out/b")).hasContent("B");
  }

  @Test
  void leavesNothingOfATreeThatIsNotWhole() {
    Snapshot tree = tree();
    store.lose(Digest.of("B".getBytes(UTF_8)));

    assertThatThrownBy(() -> new Export(store.assets()).write(tree, temp.resolve("out")))
        .isInstanceOf(KryptonxException.class);
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void writesOverNothing() {
    assertThatThrownBy(() -> new Export(store.assets()).write(tree(), temp))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("exists already");
  }

  private Snapshot tree() {
    Tree tree =
        new Tree(
            new TreeMap<>(
                Map.of(
                    "a/run.sh",
                    new Tree.Entry(2, store.assets().put("#!".getBytes(UTF_8)), true),
                    "b",
                    new Tree.Entry(1, store.assets().put("B".getBytes(UTF_8)), false))));
    store.assets().put(tree.encode());
    return tree.snapshot();
  }
}
