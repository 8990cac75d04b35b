package io.kryptonx.model.asset;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chunked, content-addressed list of entries in a defined order. Where one chunk ends and the
 * next begins depends on the keys alone, about every {@value #MEAN_ENTRIES} entries, so that an
 * entry more or less changes one chunk and the root, and all other chunks are shared between runs.
 * The order is the caller's and is part of the content.
 */
public final class Manifest {

  /** The mean number of entries of a chunk. */
  public static final int MEAN_ENTRIES = 256;

  /** The most bytes of a chunk's entries; a longer single entry makes a chunk of its own. */
  public static final int MAX_CHUNK_BYTES = 128 * 1024;

  private static final int FORMAT = 1;

  private final Digest root;
  private final List<Digest> chunks;
  private final Map<Digest, byte[]> contents;

  private Manifest(Digest root, List<Digest> chunks, Map<Digest, byte[]> contents) {
    this.root = root;
    this.chunks = chunks;
    this.contents = contents;
  }

  /** The digest that names the list. */
  public Digest root() {
    return root;
  }

  /** The chunks in order. */
  public List<Digest> chunks() {
    return chunks;
  }

  /** The bytes of root and chunks by digest. */
  public Map<Digest, byte[]> contents() {
    return contents;
  }

  /** The chunks that a root names, in order. */
  public static List<Digest> chunks(Digest root, Contents contents) {
    CanonicalReader in = reader(contents.get(root));
    List<Digest> chunks = in.list(CanonicalReader::digest);
    in.end();
    return chunks;
  }

  /** The entries of one chunk, in order. */
  public static List<byte[]> entries(Digest chunk, Contents contents) {
    CanonicalReader in = reader(contents.get(chunk));
    List<byte[]> entries = in.list(CanonicalReader::bytes);
    in.end();
    return entries;
  }

  /** All entries of a list, in order. */
  public static List<byte[]> read(Digest root, Contents contents) {
    List<byte[]> entries = new ArrayList<>();
    chunks(root, contents).forEach(chunk -> entries.addAll(entries(chunk, contents)));
    return entries;
  }

  private static CanonicalReader reader(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(format == FORMAT, "manifest has format " + format + ", not 1");
    return in;
  }

  /** Collects entries and cuts them into chunks. Not thread-safe. */
  public static final class Builder {

    private final Map<Digest, byte[]> contents = new LinkedHashMap<>();
    private final List<Digest> chunks = new ArrayList<>();
    private final List<byte[]> open = new ArrayList<>();
    private int openBytes;

    /** Appends an entry; {@code key} decides with its neighbours where chunks end. */
    public void add(String key, byte[] entry) {
      if (openBytes + entry.length > MAX_CHUNK_BYTES) {
        close();
      }
      open.add(entry);
      openBytes += entry.length;
      if (endsChunk(key)) {
        close();
      }
    }

    /** The manifest of all that was added. */
    public Manifest build() {
      close();
      byte[] bytes =
          new CanonicalWriter().count(FORMAT).list(chunks, CanonicalWriter::digest).toBytes();
      Digest root = Digest.of(bytes);
      contents.put(root, bytes);
      return new Manifest(root, List.copyOf(chunks), contents);
    }

    private void close() {
      if (open.isEmpty()) {
        return;
      }
      byte[] bytes =
          new CanonicalWriter().count(FORMAT).list(open, CanonicalWriter::bytes).toBytes();
      Digest digest = Digest.of(bytes);
      contents.put(digest, bytes);
      chunks.add(digest);
      open.clear();
      openBytes = 0;
    }

    /** FNV-1a, finished by a multiplication, since its low bits alone are weak. */
    private static boolean endsChunk(String key) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < key.length(); i++) {
        hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
      }
      return Long.remainderUnsigned((hash * 0x9E3779B97F4A7C15L) >>> 32, MEAN_ENTRIES) == 0;
    }
  }
}
