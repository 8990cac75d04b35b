package io.kryptonx.worker.folder;

import static io.kryptonx.worker.Workbench.JPEG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberPathsTest {

  @Test
  void areMadeOfThePartsAndTheExtension() throws RefusedException {
    assertThat(paths(Item.of("cats/tom"), Item.of("dogs", "rex", "face-2")))
        .containsExactly("cats/tom.jpg", "dogs/rex/face-2.jpg");
  }

  @Test
  void stayInTheFolder() throws RefusedException {
    assertThat(paths(Item.of("../../etc/passwd"))).containsExactly("%2E%2E/%2E%2E/etc/passwd.jpg");
    assertThat(paths(Item.of("/etc/passwd"))).containsExactly("%/etc/passwd.jpg");
    assertThat(paths(Item.of(".", ".."))).containsExactly("%2E/%2E%2E.jpg");
    assertThat(paths(Item.of("a//b/"))).containsExactly("a/%/b/%.jpg");
  }

  @Test
  void areNamesThatAFileSystemTakes() throws RefusedException {
    assertThat(paths(Item.of("nul\0"))).containsExactly("nul%00.jpg");
    assertThat(paths(Item.of("é".repeat(300) + "/" + "x".repeat(252))))
        .allSatisfy(path ->
            assertThat(path.split("/"))
                .allSatisfy(name ->
                    assertThat(name.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(MemberPaths.MAX_NAME_BYTES)));
    assertThat(paths(Item.of("x".repeat(251)))).containsExactly("x".repeat(251) + ".jpg");
    assertThat(paths(Item.of("d/".repeat(2000) + "x")).getFirst()).matches("~[0-9a-f]{32}\\.jpg");
  }

  @Test
  void leaveNamesAloneThatAreOnlyUnusual() throws RefusedException {
    assertThat(paths(Item.of("--flag"), Item.of("new\nline"), Item.of("with 'quotes'")))
        .containsExactly("--flag.jpg", "new\nline.jpg", "with 'quotes'.jpg");
  }

  @Test
  void refuseItemsThatMeet() {
    assertThatThrownBy(() -> paths(Item.of("a", "b"), Item.of("a/b")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("input 'all'")
        .hasMessageContaining("'a::b'")
        .hasMessageContaining("'a/b'");
    assertThatThrownBy(() -> paths(Item.of(".."), Item.of("%2E%2E")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void refuseItemsWithinItems() {
    assertThatThrownBy(() -> paths(Item.of("a"), Item.of("a/b")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("one within the other");
    assertThatThrownBy(() -> paths(Item.of("a"), Item.of("a.jpg/b")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("a file and a folder");
  }

  private static List<String> paths(Item... items) throws RefusedException {
    Snapshot snapshot = new Snapshot(JPEG, 0, Digest.of(new byte[0]));
    return MemberPaths.of(
        "all",
        Members.of(Arrays.stream(items).sorted().map(item -> new Member(item, snapshot)).toList()));
  }
}
