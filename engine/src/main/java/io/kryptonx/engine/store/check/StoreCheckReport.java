package io.kryptonx.engine.store.check;

import io.kryptonx.engine.store.gc.GcReport.Amount;
import java.util.List;

/**
 * What a check of a store found.
 *
 * @param bytesRead whether the bytes of all content were compared with their digests
 * @param runs how many runs were read
 * @param removed how many runs have only a header left
 * @param entries how many entries their journals have
 * @param contents all content that there is
 * @param results how many results there are
 * @param published how many published files are known
 * @param orphans content that nothing names; gc takes it away
 * @param interrupted how many removed runs wait for gc to complete what it began
 * @param damages what is wrong, the first {@link StoreCheck#MAX_DAMAGES}
 * @param damaged how many things are wrong
 */
public record StoreCheckReport(
    boolean bytesRead,
    long runs,
    long removed,
    long entries,
    Amount contents,
    long results,
    long published,
    Amount orphans,
    long interrupted,
    List<Damage> damages,
    long damaged) {

  public StoreCheckReport {
    damages = List.copyOf(damages);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return damaged == 0;
  }
}
