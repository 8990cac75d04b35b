package io.kryptonx.model.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.Samples;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {

  private static final int MANY = 20_000;

  private static List<Member> members(int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(new Member(Item.of("photo-%06d".formatted(i)), Samples.snapshot("" + i)));
    }
    return members;
  }

  @Test
  void readsBack() {
    for (int count : List.of(0, 1, 255, 256, 257, 5000)) {
      Members written = Members.of(members(count));
      Members read = Members.read(written.root(), written.contents()::get);
      assertThat(read.list()).isEqualTo(members(count));
      assertThat(read.root()).isEqualTo(written.root());
    }
  }

  @Test
  void anInsertionChangesOneChunkAndTheRoot() {
    List<Member> more = members(MANY);
    Members before = Members.of(more);
    for (int at : List.of(0, 1, MANY / 2, MANY - 1)) {
      List<Member> inserted = new ArrayList<>(more);
      Item item = Item.of(more.get(at).item().text() + "x");
      inserted.add(at + 1, new Member(item, Samples.snapshot("new")));
      Set<Digest> fresh = new HashSet<>(Members.of(inserted).contents().keySet());
      fresh.removeAll(before.contents().keySet());
      assertThat(fresh).as("new chunks and root").hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void anEditChangesOneChunkAndTheRoot() {
    List<Member> edited = new ArrayList<>(members(MANY));
    edited.set(77, new Member(edited.get(77).item(), Samples.snapshot("new")));
    Set<Digest> fresh = new HashSet<>(Members.of(edited).contents().keySet());
    fresh.removeAll(Members.of(members(MANY)).contents().keySet());
    assertThat(fresh).hasSize(2);
  }

  @Test
  void chunksHaveAboutTheMeanSize() {
    Manifest.Builder builder = new Manifest.Builder();
    for (int i = 0; i < MANY; i++) {
      builder.add("key " + i, new byte[10]);
    }
    int chunks = builder.build().chunks().size();
    assertThat(chunks)
        .isBetween(MANY / Manifest.MEAN_ENTRIES / 2, MANY / Manifest.MEAN_ENTRIES * 2);
  }

  @Test
  void chunksAreBoundedInBytes() {
    Manifest.Builder builder = new Manifest.Builder();
    for (int i = 0; i < 100; i++) {
      builder.add("same key", new byte[10_000]);
    }
    builder.add("same key", new byte[Manifest.MAX_CHUNK_BYTES * 2]);
    Manifest manifest = builder.build();
    List<byte[]> read = Manifest.read(manifest.root(), manifest.contents()::get);
    assertThat(read).hasSize(101);
    for (Digest chunk : manifest.chunks().subList(0, manifest.chunks().size() - 1)) {
      assertThat(manifest.contents().get(chunk)).hasSizeLessThan(Manifest.MAX_CHUNK_BYTES + 100);
    }
    assertThat(Manifest.entries(manifest.chunks().getLast(), manifest.contents()::get)).hasSize(1);
  }

  @Test
  void equalMembersHaveEqualRoots() {
    assertThat(Members.of(members(300))).isEqualTo(Members.of(members(300)));
    assertThat(Members.of(members(300))).isNotEqualTo(Members.of(members(301)));
  }

  @Test
  void membersAscend() {
    List<Member> two = members(2);
    assertThatThrownBy(() -> Members.of(two.reversed())).isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> Members.of(List.of(two.getFirst(), two.getFirst())))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void damageIsFound() {
    Members members = Members.of(members(3));
    for (Map.Entry<Digest, byte[]> content : members.contents().entrySet()) {
      for (int at = 0; at < content.getValue().length; at++) {
        byte[] damaged = content.getValue().clone();
        damaged[at] ^= 0x55;
        Map<Digest, byte[]> contents = new TreeMap<>(members.contents());
        contents.put(content.getKey(), damaged);
        readsOtherwiseOrRefuses(members, contents);
      }
    }
  }

  /** Digests are verified by whoever provides the bytes; here only nothing worse may happen. */
  private static void readsOtherwiseOrRefuses(Members members, Map<Digest, byte[]> contents) {
    Contents store =
        digest -> {
          byte[] bytes = contents.get(digest);
          InvariantViolation.check(bytes != null, "no content " + digest);
          return bytes;
        };
    try {
      assertThat(Members.read(members.root(), store)).isNotEqualTo(members);
    } catch (InvariantViolation e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void nastyNamesAreMembersLikeOthers() {
    List<Member> list = new ArrayList<>();
    for (String name : List.of("*", "..", "a\nb", "é", "😀").stream().sorted().toList()) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      list.add(
          new Member(Item.of(name), new Snapshot(MediaType.BYTES, bytes.length, Digest.of(bytes))));
    }
    Members members = Members.of(list);
    assertThat(Members.read(members.root(), members.contents()::get).list()).isEqualTo(list);
  }
}
