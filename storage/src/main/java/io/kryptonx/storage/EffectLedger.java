package io.kryptonx.storage;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Effect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of the effects of each pipeline, by key. It changes with {@link Journal#commit}, and
 * by the decisions of people. Any thread.
 */
public interface EffectLedger {

  /** The entry of a key. */
  Optional<Entry> find(EventId key);

  /** The entries of a pipeline, by stage, item and key. */
  List<Entry> of(String pipeline);

  /**
   * Somebody decided: the entry of each key that is there gets this state, durably.
   *
   * @param time when it was decided
   */
  void decide(Collection<EventId> keys, State state, Instant time);

  /**
   * Whether a result that is known stands for an effect: what a person wants again does not, nor
   * what is not applied last.
   */
  default boolean stands(EventId key, Effect.Mode mode) {
    Optional<State> state = find(key).map(Entry::state);
    return switch (mode) {
      case APPLY -> state.filter(State.DONE::equals).isPresent();
      case ONCE -> state.filter(State.RESEND::equals).isEmpty();
    };
  }

  /** What is known of an effect. */
  enum State {
    /** It may begin at any moment, or is under way. */
    INTENDED,
    /** It acted. */
    DONE,
    /** Nobody knows whether it acted. */
    UNKNOWN,
    /** It said that it did not act. */
    FAILED,
    /** A person wants it to act, whatever is known. */
    RESEND,
    /** Its item went away, and what it had made outside was taken back. */
    REMOVED;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One effect.
   *
   * @param item text of the item, in loops with the iteration: {@code cats/tom#2}
   * @param attempt the last one, from 1, within the run
   * @param doubts how often it was unknown whether an attempt acted
   * @param time of the last change
   * @param fingerprint of the work, by which its result is found; empty in entries of old stores
   */
  record Entry(
      EventId key,
      String pipeline,
      String stage,
      String item,
      Effect.Mode mode,
      Effect.Unknown onUnknown,
      State state,
      RunId run,
      int attempt,
      int doubts,
      Instant time,
      Optional<Fingerprint> fingerprint) {

    /** The same effect in a state that somebody decided: there is no doubt any more. */
    public Entry in(State other, Instant when) {
      return new Entry(
          key, pipeline, stage, item, mode, onUnknown, other, run, attempt, 0, when, fingerprint);
    }

    /** What identifies all that is known of it. */
    public Digest digest() {
      CanonicalWriter out = new CanonicalWriter().text("kryptonx.effect");
      out.text(key.toString()).text(pipeline).text(stage).text(item);
      out.text(mode.name()).text(onUnknown.name()).text(state.name()).text(run.text());
      out.count(attempt).count(doubts).number(time.toEpochMilli());
      out.optional(fingerprint.map(Fingerprint::digest), CanonicalWriter::digest);
      return out.toDigest();
    }

    /** Whether a person has to decide before it may act. */
    public boolean needsDecision() {
      return state == State.UNKNOWN && onUnknown == Effect.Unknown.REVIEW;
    }

    /**
     * The entry once this change is made: what a person has to decide, and a message that was sent,
     * stay until somebody decides, whatever becomes of an attempt that was refused for it.
     */
    public Entry after(Entry change) {
      boolean sent = mode == Effect.Mode.ONCE && state == State.DONE;
      if (needsDecision() || sent) {
        return this;
      }
      return new Entry(
          key,
          change.pipeline,
          change.stage,
          change.item,
          change.mode,
          change.onUnknown,
          change.state,
          change.run,
          change.attempt,
          doubts + change.doubts,
          change.time,
          change.fingerprint);
    }

    /** Whether another entry is about an older value that this one takes the place of. */
    public boolean replaces(Entry other) {
      return mode == Effect.Mode.APPLY
          && state == State.INTENDED
          && !other.key.equals(key)
          && other.pipeline.equals(pipeline)
          && other.stage.equals(stage)
          && other.item.equals(item)
          && !other.needsDecision();
    }
  }
}
