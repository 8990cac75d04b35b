package io.kryptonx.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.storage.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final MemoryStore store = MemoryStore.create();
  private final Snapshot text = put("text");
  private final Snapshot tree = tree("a", "b");
  private final Members trees =
      Members.of(List.of(new Member(Item.of("x"), text), new Member(Item.of("y"), tree)));

  PresenceTest() {
    trees.contents().values().forEach(store.assets()::putDurable);
  }

  @Test
  void isWholeWhereAllIsThere() {
    assertThat(whole(text)).isTrue();
    assertThat(whole(tree)).isTrue();
    assertThat(whole(trees.ref())).isTrue();
  }

  @Test
  void aTreeIsNotWholeWithoutOneOfItsFiles() {
    store.lose(digest("b"));

    assertThat(whole(tree)).isFalse();
    assertThat(whole(trees.ref())).isFalse();
    assertThat(whole(text)).isTrue();
  }

  @Test
  void nothingIsWholeWithoutItsListing() {
    store.lose(tree.digest());
    assertThat(whole(tree)).isFalse();
    assertThat(whole(trees.ref())).isFalse();

    store.lose(trees.root());
    assertThat(whole(trees.ref())).isFalse();
  }

  @Test
  void lostFilesAreNamedByTheirTree() {
    assertThat(LostInputs.of(store.assets(), List.of(trees, text), List.of(digest("b"))))
        .containsExactly(tree.digest());
    assertThat(LostInputs.of(store.assets(), List.of(trees), List.of(digest("text"))))
        .containsExactly(text.digest());
    assertThat(LostInputs.of(store.assets(), List.of(text), List.of(digest("script"))))
        .containsExactly(digest("script"));
  }

  private boolean whole(AssetContent content) {
    return Presence.of(store.assets(), List.of(content, text)).isWhole(content);
  }

  private Snapshot put(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return new Snapshot(
        MediaType.parse("text/plain"), bytes.length, store.assets().putDurable(bytes));
  }

  private Snapshot tree(String... names) {
    TreeMap<String, Tree.Entry> files = new TreeMap<>(Map.of());
    for (String name : names) {
      files.put(name, new Tree.Entry(1, put(name).digest(), false));
    }
    Tree made = new Tree(files);
    store.assets().putDurable(made.encode());
    return made.snapshot();
  }

  private static Digest digest(String content) {
    return Digest.of(content.getBytes(UTF_8));
  }
}
