package io.kryptonx.model.pipeline;

/**
 * A named input of a stage.
 *
 * @param from the asset it takes
 * @param collect which dimensions it takes away, giving a collection
 * @param cross whether it is combined with every item of the others although it shares no dimension
 *     with them
 * @param optional whether an item without a partner here is used all the same
 */
public record Input(String name, AssetRef from, Collect collect, boolean cross, boolean optional) {

  /** An input that takes an asset item by item. */
  public static Input each(String name, AssetRef from) {
    return new Input(name, from, Collect.NOTHING, false, false);
  }

  /** An input that takes a whole asset as one collection per remaining item. */
  public static Input collected(String name, AssetRef from) {
    return new Input(name, from, Collect.LAST, false, false);
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
}
