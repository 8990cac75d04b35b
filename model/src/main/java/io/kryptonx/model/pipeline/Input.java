package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * A named input of a stage.
 *
 * @param from the assets it takes, at least one: of each item the first that exists
 * @param collect which dimensions it takes away, giving a collection
 * @param cross whether it is combined with every item of the others although it shares no dimension
 *     with them
 * @param match what becomes of an item that has no partner here
 * @param partial whether a collection may lack items whose making failed
 * @param type what is expected; empty if anything is
 */
public record Input(
    String name,
    List<AssetRef> from,
    Collect collect,
    boolean cross,
    Match match,
    boolean partial,
    Optional<MediaType> type) {

  public Input {
    from = List.copyOf(from);
    if (from.isEmpty()) {
      throw new IllegalArgumentException("input '" + name + "' takes nothing");
    }
  }

  /** An input that takes one asset. */
  public Input(String name, AssetRef from, Collect collect, boolean cross, boolean optional) {
    this(
        name,
        List.of(from),
        collect,
        cross,
        optional ? Match.OPTIONAL : Match.SKIP,
        false,
        Optional.empty());
  }

  /** An input that takes an asset item by item. */
  public static Input each(String name, AssetRef from) {
    return new Input(name, from, Collect.NOTHING, false, false);
  }

  /** An input that takes a whole asset as one collection per remaining item. */
  public static Input collected(String name, AssetRef from) {
    return new Input(name, from, Collect.LAST, false, false);
  }

  /** What becomes of an item of the other inputs that has no partner at this one. */
  public enum Match {
    /** It is skipped and counted. */
    SKIP,
    /** It is used all the same, without this input. */
    OPTIONAL,
    /** It fails. */
    REQUIRED
  }

  /** Which dimensions an input takes away. */
  public sealed interface Collect {

    /** None: the input is taken item by item. */
    Collect NOTHING = Plain.NOTHING;

    /** The last one; {@code collect: true}. */
    Collect LAST = Plain.LAST;

    /** All of them; {@code collect: all}. */
    Collect ALL = Plain.ALL;

    /** The forms without an argument. */
    enum Plain implements Collect {
      /** None. */
      NOTHING,
      /** The last. */
      LAST,
      /** All. */
      ALL
    }

    /** All but one; {@code collect: {to: album}}. */
    record To(String dimension) implements Collect {}
  }

  /** Whether it gives a collection. */
  public boolean isCollection() {
    return !collect.equals(Collect.NOTHING);
  }

  /** Whether an item without a partner here is used all the same. */
  public boolean optional() {
    return match == Match.OPTIONAL;
  }
}
