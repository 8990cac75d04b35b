package io.kryptonx.cli;

import io.kryptonx.engine.Reviews;
import io.kryptonx.engine.report.DeadLetterReport.Input;
import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.review.Review;
import io.kryptonx.engine.review.ReviewQuery;
import io.kryptonx.engine.run.Consultation;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something to be decided, and what was asked about it. */
final class FakeReviews implements Reviews {

  private static final Instant AT = Instant.parse("2030-01-31T17:05:00Z");

  final List<String> asked = new ArrayList<>();
  List<ReviewReport> reviews = List.of(open(), edited());

  @Override
  public List<ReviewReport> list(ReviewQuery query) {
    asked.add("list " + query);
    return query.all() ? reviews : reviews.stream().filter(FakeReviews::isOpen).toList();
  }

  @Override
  public List<ReviewReport> decide(ReviewQuery query, Verdict verdict) {
    asked.add("decide " + query + " " + verdict);
    return reviews.subList(1, 2);
  }

  private static boolean isOpen(ReviewReport review) {
    return review.state() == Review.State.OPEN;
  }

  private static ReviewReport open() {
    return review("evil\u001B[2J\u202Egpj\nname", Review.State.OPEN, Optional.empty());
  }

  private static ReviewReport edited() {
    return review(
        "cats/tom jones",
        Review.State.APPROVED,
        Optional.of(
            new Decision(
                Consultation.APPROVED,
                Samples.digest("subject"),
                Samples.RUN,
                "ada",
                "mended\u001B[2J a typo",
                AT,
                Optional.of(content("edited")))));
  }

  private static Snapshot content(String text) {
    return new Snapshot(MediaType.parse("text/markdown"), 812, Samples.digest(text));
  }

  private static ReviewReport review(String item, Review.State state, Optional<Decision> decision) {
    return new ReviewReport(
        new TaskId("sign_off", Item.of(item)),
        Samples.RUN,
        new Fingerprint(Samples.digest("work of " + item)),
        state,
        "Fit to print?\u001B[2J\nSee the style guide.",
        List.of("ada", "grace"),
        content(item),
        List.of(
            new Input("draft", "text/markdown", 1, 812, Samples.digest("draft")),
            new Input("parts", "collection", 3, 0, Samples.digest("parts"))),
        List.of("# A title", "\u001B[31mred\u001B[0m"),
        Optional.of("media"),
        Optional.of(AT.minusSeconds(600)),
        decision);
  }
}
