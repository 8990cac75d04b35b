package io.kryptonx.model.asset;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole collection in memory, in the order of its items, with the root of the manifest that names
 * it. Equal members, equal {@link #root()}.
 */
public final class Members implements InputValue {

  private final List<Member> members;
  private final Digest root;

  private Members(List<Member> members, Digest root) {
    this.members = members;
    this.root = root;
  }

  /**
   * A collection of members in strictly ascending order of their items.
   *
   * @throws InvariantViolation if an item stands twice or out of order
   */
  public static Members of(List<Member> sorted) {
    List<Member> members = List.copyOf(sorted);
    Item last = null;
    for (Member member : members) {
      InvariantViolation.check(
          last == null || last.compareTo(member.item()) < 0,
          "collection is not in ascending order at " + member.item());
      last = member.item();
    }
    return new Members(members, manifest(members).root());
  }

  /** Reads the collection of a manifest whose bytes {@code contents} knows. */
  public static Members read(Digest root, Contents contents) {
    Map<MediaType, MediaType> types = new HashMap<>(); // few for many members: held once each
    List<Member> members = new ArrayList<>();
    for (Digest chunk : Manifest.chunks(root, contents)) {
      Manifest.entries(chunk, contents).forEach(entry -> members.add(member(entry, types)));
    }
    return of(members);
  }

  private static Manifest manifest(List<Member> members) {
    Manifest.Builder manifest = new Manifest.Builder();
    for (Member member : members) {
      CanonicalWriter entry = new CanonicalWriter();
      entry.list(member.item().parts(), CanonicalWriter::text);
      member.snapshot().write(entry);
      manifest.add(member.item().text(), entry.toBytes());
    }
    return manifest.build();
  }

  private static Member member(byte[] bytes, Map<MediaType, MediaType> types) {
    CanonicalReader in = new CanonicalReader(bytes);
    Member member =
        in.checked(i -> {
          Item item = new Item(i.list(CanonicalReader::text));
          Snapshot read = Snapshot.read(i);
          MediaType type = types.computeIfAbsent(read.type(), same -> same);
          return new Member(item, new Snapshot(type, read.size(), read.digest()));
        });
    in.end();
    return member;
  }

  /** The members in order. */
  public List<Member> list() {
    return members;
  }

  /** The member with that item. */
  public Optional<Member> find(Item item) {
    int low = 0;
    int high = members.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = members.get(middle).item().compareTo(item);
      if (order == 0) {
        return Optional.of(members.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** How many there are. */
  public int size() {
    return members.size();
  }

  /** The digest that names the collection. */
  public Digest root() {
    return root;
  }

  /** The reference to it. */
  public CollectionRef ref() {
    return new CollectionRef(root(), size());
  }

  /** The bytes of the manifest, root and chunks, by digest; made anew by each call. */
  public Map<Digest, byte[]> contents() {
    return manifest(members).contents();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Members that && that.root().equals(root());
  }

  @Override
  public int hashCode() {
    return root().hashCode();
  }

  @Override
  public String toString() {
    return size() + " items (" + root().shortHex() + ")";
  }
}
