package io.kryptonx.engine.review;

import io.kryptonx.engine.select.Items;
import io.kryptonx.engine.select.Selection;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;
import java.util.Optional;

/**
 * Which reviews are meant: those that all of it holds for.
 *
 * @param stages selectors of stages; empty for all
 * @param item text of an item, or a glob over texts
 * @param all whether those that were decided are meant, too
 */
public record ReviewQuery(List<String> stages, Optional<String> item, boolean all) {

  /** All that are open. */
  public static final ReviewQuery OPEN = new ReviewQuery(List.of(), Optional.empty(), false);

  public ReviewQuery {
    stages = List.copyOf(stages);
  }

  /**
   * Those of a list that are meant.
   *
   * @throws KryptonxException NOT_FOUND if a selector means no stage, or an item is named that
   *     nothing is asked about; USAGE if one is none
   */
  public List<Review> of(ReviewList reviews) {
    List<Review> some =
        reviews.all().stream()
            .filter(review -> all || review.state() == Review.State.OPEN)
            .toList();
    if (reviews.view().isEmpty()) {
      return some;
    }
    Selection selection = Selectors.parse(stages).in(reviews.view().get());
    return item(
        some.stream()
            .filter(review ->
                stages.isEmpty()
                    || selection.stages().contains(review.task().id().stage())
                        && selection.holds(review.task()))
            .toList());
  }

  private List<Review> item(List<Review> reviews) {
    if (item.isEmpty()) {
      return reviews;
    }
    Items items = Items.parse(item.get());
    List<Review> found = items.of(reviews, review -> review.task().item().text());
    if (found.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "nothing is to be decided about the item '%s'%s; kryptonx review list --all shows them"
              .formatted(
                  items,
                  items
                      .closest(reviews.stream().map(each -> each.task().item().text()).toList())
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    }
    return found;
  }
}
