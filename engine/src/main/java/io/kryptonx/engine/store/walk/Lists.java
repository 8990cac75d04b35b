package io.kryptonx.engine.store.walk;

import io.kryptonx.engine.store.walk.Visitor.Role;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.MissingContentException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Goes through lists chunk by chunk, each once for its entries and once for its form. */
final class Lists {

  private final Contents contents;
  private final Visitor visitor;
  private final DigestSet walked = new DigestSet();
  private final DigestSet outlined = new DigestSet();

  Lists(Contents contents, Visitor visitor) {
    this.contents = contents;
    this.visitor = visitor;
  }

  /** A member of a collection. */
  record Named(Item item, Snapshot snapshot) {}

  /** A file of a bundle. */
  record BundleFile(String path, Digest digest) {}

  static Named member(byte[] entry) {
    CanonicalReader in = new CanonicalReader(entry);
    return in.checked(i -> new Named(new Item(i.list(CanonicalReader::text)), Snapshot.read(i)));
  }

  static BundleFile bundleFile(byte[] entry) {
    CanonicalReader in = new CanonicalReader(entry);
    return new BundleFile(in.text(), in.digest());
  }

  /** Shows a list with its chunks and passes its entries on, unless it was done before. */
  void each(Digest root, Place place, Consumer<byte[]> entry) {
    for (Digest chunk : walked.add(root) ? chunks(root, place) : List.<Digest>of()) {
      if (walked.add(chunk)) {
        entries(chunk, place).forEach(bytes -> pass(chunk, place, bytes, entry));
      }
    }
  }

  /** Shows a list with its chunks, and not what they name. */
  void outline(Digest root, Place place) {
    if (outlined.add(root)) {
      chunks(root, place).forEach(chunk -> visitor.named(chunk, Role.LIST, place));
    }
  }

  /** Shows the files of a folder. */
  void tree(Digest tree, Place place) {
    if (walked.add(tree)) {
      List<Map.Entry<String, Tree.Entry>> files =
          list(tree, place, () -> List.copyOf(Tree.decode(contents.get(tree)).files().entrySet()));
      files.forEach(file -> visitor.named(file.getValue().digest(), Role.CONTENT, place));
    }
  }

  /** The entries of a chunk; none where it cannot be read, which the visitor is told. */
  List<byte[]> entries(Digest chunk, Place place) {
    visitor.named(chunk, Role.LIST, place);
    return list(chunk, place, () -> Manifest.entries(chunk, contents));
  }

  private void pass(Digest chunk, Place place, byte[] bytes, Consumer<byte[]> entry) {
    try {
      entry.accept(bytes);
    } catch (InvariantViolation | IllegalArgumentException e) {
      visitor.unreadable(chunk, place, "holds what cannot be: " + e.getMessage());
    }
  }

  private List<Digest> chunks(Digest root, Place place) {
    visitor.named(root, Role.LIST, place);
    return list(root, place, () -> Manifest.chunks(root, contents));
  }

  private <T> List<T> list(Digest digest, Place place, Supplier<List<T>> read) {
    try {
      return read.get();
    } catch (MissingContentException e) {
      visitor.unreadable(digest, place, "is missing or corrupt");
    } catch (InvariantViolation e) {
      visitor.unreadable(digest, place, "cannot be read: " + e.getMessage());
    }
    return List.of();
  }
}
