package io.kryptonx.model.asset;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder as content: files by relative path, parts joined by {@code /}. The snapshot of a tree
 * has the digest of {@link #encode}; the files are content of their own. Empty folders, times and
 * owners are not part of it.
 *
 * @param files by path, at most {@value #MAX_FILES}; no path leaves the tree, and none is the
 *     folder of another
 */
public record Tree(SortedMap<String, Entry> files) {

  /** The most files of a tree. */
  public static final int MAX_FILES = 1_000_000;

  private static final int FORMAT = 1;

  public Tree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    if (files.size() > MAX_FILES) {
      throw new IllegalArgumentException("a tree has at most 1000000 files, not " + files.size());
    }
    files.keySet().forEach(Tree::check);
    for (String path : files.keySet()) {
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (files.containsKey(path.substring(0, end))) {
          throw new IllegalArgumentException(
              "a tree cannot hold '" + path + "' within a file of that name");
        }
      }
    }
  }

  private static void check(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a tree cannot hold the path '" + path + "'");
      }
    }
  }

  /**
   * A file of a tree.
   *
   * @param size in bytes
   */
  public record Entry(long size, Digest digest, boolean executable) {}

  /** The sum of the sizes of its files. */
  public long size() {
    return files.values().stream().mapToLong(Entry::size).sum();
  }

  /** The snapshot of it; its bytes are those of {@link #encode}. */
  public Snapshot snapshot() {
    return new Snapshot(MediaType.TREE, size(), Digest.of(encode()));
  }

  /** The form at rest. */
  public byte[] encode() {
    return new CanonicalWriter()
        .count(FORMAT)
        .list(
            files.entrySet(),
            (out, file) ->
                out.text(file.getKey())
                    .number(file.getValue().size())
                    .digest(file.getValue().digest())
                    .flag(file.getValue().executable()))
        .toBytes();
  }

  /**
   * Reads the tree of a snapshot.
   *
   * @throws io.kryptonx.model.problem.KryptonxException if its bytes are missing or corrupt
   */
  public static Tree read(Snapshot snapshot, Contents contents) {
    return decode(contents.get(snapshot.digest()));
  }

  /** Reads the form at rest. */
  public static Tree decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(format == FORMAT, "tree has format " + format + ", not 1");
    Tree tree = in.checked(i -> new Tree(i.map(e -> new Entry(e.number(), e.digest(), e.flag()))));
    in.end();
    return tree;
  }
}
