package io.kryptonx.engine.dead;

import io.kryptonx.engine.select.Items;
import io.kryptonx.engine.select.Selection;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.Failure;
import io.kryptonx.scheduler.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which dead letters are meant: those that all of it holds for.
 *
 * @param stages selectors of stages; empty for all
 * @param item text of an item, or a glob over texts
 * @param kind of the failure
 * @param run of the last attempt
 * @param olderThan how long ago it failed at least
 * @param newerThan how long ago it failed at most
 * @param all whether those that are handled or dropped are meant, too
 */
public record LetterQuery(
    List<String> stages,
    Optional<String> item,
    Optional<Failure.Kind> kind,
    Optional<RunId> run,
    Optional<Duration> olderThan,
    Optional<Duration> newerThan,
    boolean all) {

  /** All that are open. */
  public static final LetterQuery OPEN =
      new LetterQuery(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  public LetterQuery {
    stages = List.copyOf(stages);
  }

  /** Whether it says anything about which are meant. */
  public boolean saysSomething() {
    return !stages.isEmpty()
        || item.isPresent()
        || kind.isPresent()
        || run.isPresent()
        || olderThan.isPresent()
        || newerThan.isPresent();
  }

  /** The same for these stages. */
  public LetterQuery of(List<String> selectors, Optional<String> items) {
    return new LetterQuery(selectors, items, kind, run, olderThan, newerThan, all);
  }

  /**
   * Those of some letters that are meant.
   *
   * @throws KryptonxException NOT_FOUND if a selector means no stage, or an item is named that has
   *     no dead letter; USAGE if one is none
   */
  public List<Letter> of(Letters letters, Instant now) {
    List<Letter> some =
        letters.all().stream()
            .filter(letter -> all || letter.state() == Letter.State.OPEN)
            .filter(letter -> kind.filter(k -> k != letter.record().failure().kind()).isEmpty())
            .filter(letter -> run.filter(r -> !r.equals(letter.record().run())).isEmpty())
            .filter(letter -> isOfAge(letter.record().at(), now))
            .toList();
    return item(stages.isEmpty() ? some : ofStages(some, letters.views()));
  }

  private boolean isOfAge(Instant at, Instant now) {
    return olderThan.filter(age -> at.isAfter(now.minus(age))).isEmpty()
        && newerThan.filter(age -> at.isBefore(now.minus(age))).isEmpty();
  }

  /** A stage may be there in one of the runs that decide and not in another. */
  private List<Letter> ofStages(List<Letter> letters, List<RunView> views) {
    Selectors selectors = Selectors.parse(stages);
    Map<RunId, Selection> selections = new HashMap<>();
    Optional<KryptonxException> nothing = Optional.empty();
    for (RunView view : views) {
      try {
        selections.put(view.start().run(), selectors.in(view));
      } catch (KryptonxException e) {
        nothing = nothing.or(() -> Optional.of(e));
      }
    }
    if (selections.isEmpty() && nothing.isPresent()) {
      throw nothing.get();
    }
    return letters.stream()
        .filter(letter -> {
          Selection selection = selections.get(letter.view().start().run());
          return selection != null
              && selection.stages().contains(letter.stage())
              && selection.holds(letter.task());
        })
        .toList();
  }

  private List<Letter> item(List<Letter> letters) {
    if (item.isEmpty()) {
      return letters;
    }
    Items items = Items.parse(item.get());
    List<Letter> found = items.of(letters, letter -> letter.record().task().item().text());
    if (found.isEmpty()) {
      List<String> known =
          letters.stream().map(letter -> letter.record().task().item().text()).toList();
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "no dead letter among these is of the item '%s'%s; kryptonx dlq list shows them all"
              .formatted(
                  items,
                  items.closest(known).map(near -> "; did you mean " + near + "?").orElse("")));
    }
    return found;
  }
}
