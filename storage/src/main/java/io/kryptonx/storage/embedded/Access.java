package io.kryptonx.storage.embedded;

/** What a store is opened for. */
public enum Access {
  /** Reading only, at any time, also while another process writes. */
  READ,
  /** Reading and writing; one at a time. */
  WRITE
}
