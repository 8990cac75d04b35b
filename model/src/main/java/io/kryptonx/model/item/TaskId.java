package io.kryptonx.model.item;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import java.util.Comparator;

/**
 * A task within its run: which stage, for which item, in which iteration.
 *
 * @param stage the path of the stage; sub-pipelines give {@code clean/tokenize}
 */
public record TaskId(String stage, Item item, Iteration iteration) implements Comparable<TaskId> {

  private static final Comparator<TaskId> ORDER =
      Comparator.comparing(TaskId::stage)
          .thenComparing(TaskId::item)
          .thenComparing(TaskId::iteration);

  /** A task outside loops. */
  public TaskId(String stage, Item item) {
    this(stage, item, Iteration.NONE);
  }

  /** Appends the canonical form. */
  public void write(CanonicalWriter out) {
    out.text(stage)
        .list(item.parts(), CanonicalWriter::text)
        .list(iteration.path(), CanonicalWriter::count);
  }

  /** Reads the canonical form. */
  public static TaskId read(CanonicalReader in) {
    return new TaskId(
        in.text(),
        new Item(in.list(CanonicalReader::text)),
        new Iteration(in.list(CanonicalReader::count)));
  }

  /** How commands take its item: {@code cats/tom}, and of a task in a loop {@code cats/tom#2}. */
  public String asked() {
    return iteration.path().isEmpty() ? item.text() : item.text() + "#" + iteration;
  }

  @Override
  public int compareTo(TaskId other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code thumbnail [cats/tom]}. */
  @Override
  public String toString() {
    String name = item.isEmpty() ? stage : stage + " [" + item + "]";
    return iteration.path().isEmpty() ? name : name + " #" + iteration;
  }
}
