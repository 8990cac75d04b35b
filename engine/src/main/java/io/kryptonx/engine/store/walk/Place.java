package io.kryptonx.engine.store.walk;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;

/**
 * Where a run names something.
 *
 * @param run its name in the store
 * @param sequence of the entry that names it
 * @param part what of the run it is
 * @param node name of the source or stage; empty where it is about none
 * @param item of the source or task
 * @param name of the output, the published file, the file of the bundle; empty where it has none
 */
public record Place(RunId run, long sequence, Part part, String node, Item item, String name) {

  /** What of a run. */
  public enum Part {
    /** The definition in its canonical form. */
    DEFINITION("definition"),
    /** Something that the definition refers to. */
    BUNDLE("bundle"),
    /** What the fingerprints of stages share. */
    KEYS("keys"),
    /** A list of the base run. */
    BASE("list of the base run"),
    /** What a source held. */
    SOURCE("source"),
    /** What a task made. */
    OUTPUT("output"),
    /** What an attempt printed. */
    LOG("log"),
    /** A file that was published. */
    PUBLICATION("published file"),
    /** A list of the run itself. */
    MANIFEST("manifest");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** The words for it. */
    public String label() {
      return label;
    }
  }

  /** For people: {@code gallery-7, entry 12: output thumbnail.thumb [cats/tom]}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(run).append(", entry ").append(sequence).append(": ").append(part.label());
    if (!node.isEmpty()) {
      text.append(' ').append(node).append(name.isEmpty() ? "" : "." + name);
    } else if (!name.isEmpty()) {
      text.append(" '").append(name).append('\'');
    }
    return text.append(item.isEmpty() ? "" : " [" + item.text() + "]").toString();
  }

  Place item(Item whole) {
    return new Place(run, sequence, part, node, whole, name);
  }

  Place name(String other) {
    return new Place(run, sequence, part, node, item, other);
  }
}
