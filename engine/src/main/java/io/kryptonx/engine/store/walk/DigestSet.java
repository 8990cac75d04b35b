package io.kryptonx.engine.store.walk;

import io.kryptonx.model.identity.Digest;

/**
 * A set of digests that takes little memory: 32 bytes for each, and as much again that is free. A
 * digest is random already, so that a part of it serves as its hash. Not thread-safe.
 */
public final class DigestSet {

  /** The most digests of one set: with more, an array could not hold them. */
  public static final int MAX_SIZE = 1 << 25;

  private static final int LONGS = 4;
  private static final int FIRST_SLOTS = 1024;

  private long[] slots = new long[FIRST_SLOTS * LONGS];
  private int size;

  /** The digest of zeros marks what is free in {@link #slots}, so that it is held here. */
  private boolean zero;

  /** Adds a digest and says whether it is new. */
  public boolean add(Digest digest) {
    if (isZero(digest)) {
      boolean fresh = !zero;
      zero = true;
      return fresh;
    }
    if (size == MAX_SIZE) {
      throw new IllegalStateException("more than " + MAX_SIZE + " contents");
    }
    int at = find(digest, slots);
    if (slots[at] != 0 || slots[at + 1] != 0 || slots[at + 2] != 0 || slots[at + 3] != 0) {
      return false;
    }
    put(digest, slots, at);
    size++;
    if (size * 2L * LONGS > slots.length) {
      grow();
    }
    return true;
  }

  /** Whether a digest is in it. */
  public boolean contains(Digest digest) {
    if (isZero(digest)) {
      return zero;
    }
    int at = find(digest, slots);
    return slots[at] == digest.a()
        && slots[at + 1] == digest.b()
        && slots[at + 2] == digest.c()
        && slots[at + 3] == digest.d();
  }

  /** How many are in it. */
  public int size() {
    return size + (zero ? 1 : 0);
  }

  private void grow() {
    long[] more = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i += LONGS) {
      Digest digest = new Digest(slots[i], slots[i + 1], slots[i + 2], slots[i + 3]);
      if (!isZero(digest)) {
        put(digest, more, find(digest, more));
      }
    }
    slots = more;
  }

  /** Where a digest is, or the free place where it would be. */
  private static int find(Digest digest, long[] slots) {
    int mask = slots.length / LONGS - 1;
    int slot = (int) digest.d() & mask;
    while (true) {
      int at = slot * LONGS;
      boolean free =
          slots[at] == 0 && slots[at + 1] == 0 && slots[at + 2] == 0 && slots[at + 3] == 0;
      boolean same =
          slots[at] == digest.a()
              && slots[at + 1] == digest.b()
              && slots[at + 2] == digest.c()
              && slots[at + 3] == digest.d();
      if (free || same) {
        return at;
      }
      slot = slot + 1 & mask;
    }
  }

  private static void put(Digest digest, long[] slots, int at) {
    slots[at] = digest.a();
    slots[at + 1] = digest.b();
    slots[at + 2] = digest.c();
    slots[at + 3] = digest.d();
  }

  private static boolean isZero(Digest digest) {
    return digest.a() == 0 && digest.b() == 0 && digest.c() == 0 && digest.d() == 0;
  }
}
