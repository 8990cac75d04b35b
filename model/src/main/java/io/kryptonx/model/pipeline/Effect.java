package io.kryptonx.model.pipeline;

import java.util.Locale;
import java.util.Optional;

/**
 * What a stage does to the outside world. Its tasks are known by a key each; what became of a key
 * is kept in the ledger of the store.
 *
 * @param onUnknown what is done when nobody knows whether an attempt acted
 * @param probe a text for the shell that finds out, where that is what is done
 * @param test a text for the shell that takes the place of the action where nothing must be done to
 *     the outside
 */
public record Effect(Mode mode, Unknown onUnknown, Optional<String> probe, Optional<String> test) {

  public Effect {
    if (probe.isPresent() != (onUnknown == Unknown.PROBE)) {
      throw new IllegalArgumentException("a probe is there where it is asked");
    }
  }

  /** An effect without probe and test. */
  public Effect(Mode mode, Unknown onUnknown) {
    this(mode, onUnknown, Optional.empty(), Optional.empty());
  }

  /** An effect with the rule that is usual for its mode. */
  public static Effect of(Mode mode) {
    return new Effect(mode, mode == Mode.APPLY ? Unknown.RETRY : Unknown.REVIEW);
  }

  /** How often it acts. */
  public enum Mode {
    /** Makes the outside equal to its input: acts whenever that is not what was applied last. */
    APPLY,
    /** Tells the outside something: acts once for each fact. */
    ONCE;

    /** The word for it in a definition. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is done when an attempt may have acted or not. */
  public enum Unknown {
    /** It is tried again with the same key. */
    RETRY,
    /** The task fails, and a person decides. */
    REVIEW,
    /** The next attempt asks the other side first. */
    PROBE;

    /** The word for it in a definition. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
