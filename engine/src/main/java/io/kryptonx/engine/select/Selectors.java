package io.kryptonx.engine.select;

import io.kryptonx.engine.select.Selector.Term;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Selectors as people write them; together they mean everything that one of them means.
 *
 * <ul>
 *   <li>{@code thumbnail}: the source or stage of that name; {@code thumb*} all whose names match
 *   <li>{@code +thumbnail}: with everything that it needs; {@code thumbnail+}: with everything that
 *       depends on it
 *   <li>{@code tag:fast}, {@code owner:media}: the stages that have it
 *   <li>{@code state:failed}: the tasks that ended so in a run, and the stages that have such tasks
 *   <li>{@code thumbnail,page}: both
 * </ul>
 */
public final class Selectors {

  /** The most selectors of one command. */
  public static final int MAX = 1000;

  private final List<Selector> all;

  private Selectors(List<Selector> all) {
    this.all = all;
  }

  /**
   * Reads selectors; each text may hold several, parted by commas.
   *
   * @throws KryptonxException USAGE if one is none, or there are too many
   */
  public static Selectors parse(List<String> texts) {
    List<Selector> all = new ArrayList<>();
    for (String text : texts) {
      for (String each : text.split(",", -1)) {
        if (all.size() == MAX) {
          throw new KryptonxException(ErrorCode.USAGE, "more than " + MAX + " selectors");
        }
        all.add(Selector.parse(each));
      }
    }
    return new Selectors(all);
  }

  /** Reads the selectors of one text, parted by commas. */
  public static Selectors parse(String text) {
    return parse(List.of(text));
  }

  /**
   * What they mean in a graph; nothing if there are none.
   *
   * @param run whose tasks have states; asked for once, and only if a selector is about states
   * @throws KryptonxException NOT_FOUND if one of them means nothing, or there is no run to ask
   */
  public Selection in(Graph graph, Supplier<Optional<RunView>> run) {
    Optional<RunView> asked =
        all.stream().anyMatch(each -> each.term() instanceof Term.InState)
            ? run.get()
            : Optional.empty();
    Search search = new Search(graph, asked);
    all.forEach(search::add);
    return search.selection();
  }

  /** What they mean among the tasks of a run. */
  public Selection in(RunView run) {
    return in(run.graph(), () -> Optional.of(run));
  }
}
