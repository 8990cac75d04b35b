package io.kryptonx.worker;

import io.kryptonx.model.identity.Digest;
import java.util.List;

/** What came of evaluating the condition of a stage for one task. */
public sealed interface Verdict {

  /** It has a value. */
  record Decided(boolean holds) implements Verdict {}

  /**
   * It has none.
   *
   * @param reason for people, with the values that were seen
   */
  record Undecidable(String reason) implements Verdict {}

  /** Content that it needs is missing or corrupt in the store. */
  record Lost(List<Digest> digests) implements Verdict {
    public Lost {
      digests = List.copyOf(digests);
    }
  }
}
