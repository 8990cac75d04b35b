package io.kryptonx.storage;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What people decided about a pipeline, for good: who, when and why. Decisions outlive the runs
 * that they are about. Any thread.
 */
public interface Decisions {

  /**
   * Makes decisions durable, all of them or none, and puts them into the chain over what outlives
   * the bodies of runs. One caller at a time.
   */
  void add(Collection<Decision> decisions);

  /** The decisions about a pipeline, in the order in which they were made. */
  List<Decision> of(String pipeline);

  /**
   * A decision.
   *
   * @param kind what was decided, such as {@code dropped}
   * @param subject the name of what it is about
   * @param run in which what it is about came up
   * @param by who decided, at most {@value #MAX_BY} characters
   * @param note why, at most {@value #MAX_NOTE} characters
   * @param at when, to the millisecond
   * @param content what it brings with it, which is in the store for content
   */
  record Decision(
      String kind,
      Digest subject,
      RunId run,
      String by,
      String note,
      Instant at,
      Optional<Snapshot> content) {

    /** The most characters of a name. */
    public static final int MAX_BY = 200;

    /** The most characters of a note. */
    public static final int MAX_NOTE = 4000;

    public Decision {
      if (by.isBlank() || by.length() > MAX_BY || note.length() > MAX_NOTE) {
        throw new IllegalArgumentException("a decision is somebody's, and its note is short");
      }
    }

    /** A decision that brings nothing with it. */
    public Decision(String kind, Digest subject, RunId run, String by, String note, Instant at) {
      this(kind, subject, run, by, note, at, Optional.empty());
    }

    /** What the chain holds of it; without content as it was before there was any. */
    public Digest digest() {
      CanonicalWriter out = new CanonicalWriter();
      out.text("kryptonx.decision")
          .text(kind)
          .digest(subject)
          .text(run.text())
          .text(by)
          .text(note)
          .number(at.toEpochMilli());
      content.ifPresent(snapshot -> snapshot.write(out));
      return out.toDigest();
    }
  }
}
