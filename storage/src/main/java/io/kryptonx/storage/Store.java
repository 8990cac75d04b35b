package io.kryptonx.storage;

/**
 * Everything that an engine keeps, behind one handle. All parts may be used from any thread; who
 * opened it closes it.
 */
public interface Store extends AutoCloseable {

  /** Snapshots and other content by digest. */
  AssetStore assets();

  /** The runs and their events. */
  Journal journal();

  /** Results by fingerprint. */
  ResultIndex results();

  /** What is known of files of sources. */
  FileStates fileStates();

  /** What was published. */
  PublicationLedger publications();

  /** What became of effects. */
  EffectLedger effects();

  /** What people decided. */
  Decisions decisions();

  /** Care for all of it. */
  Upkeep upkeep();

  /**
   * The number of this engine start, counted from 1 over the life of the store; 0 for a store that
   * was opened for reading.
   */
  long epoch();

  @Override
  void close();
}
