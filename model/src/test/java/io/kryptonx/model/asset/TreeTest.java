package io.kryptonx.model.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.identity.Digest;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

  private static final Tree.Entry FILE = new Tree.Entry(1, Digest.of(new byte[1]), false);

  @Test
  void readsBack() {
    Tree tree = tree("a/b", "c");

    assertThat(Tree.read(tree.snapshot(), digest -> tree.encode())).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/..", ".", "a\0b"})
  void holdsNoPathThatLeavesIt(String path) {
    assertThatThrownBy(() -> tree(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsNothingWithinAFile() {
    assertThatThrownBy(() -> tree("a", "a/b/c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a/b/c'");
  }

  private static Tree tree(String... paths) {
    TreeMap<String, Tree.Entry> files = new TreeMap<>();
    for (String path : paths) {
      files.put(path, FILE);
    }
    return new Tree(files);
  }
}
