package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.review.Review;
import io.kryptonx.storage.Decisions.Decision;
import java.time.ZoneId;
import java.util.List;

/** What people decide about: as a table, one by one, and what was decided. */
public final class ReviewView {

  private static final int LABEL = 13;
  private static final int MAX_ASK = 60;

  private final Output out;
  private final Typed typed;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public ReviewView(Output out, Typed typed, ZoneId zone) {
    this.out = out;
    this.typed = typed;
    this.zone = zone;
  }

  /** Shows reviews as a table. */
  public void list(List<ReviewReport> reviews) {
    if (reviews.isEmpty()) {
      out.line(out.in(Style.GOOD, "✔ ") + "nothing waits for a person");
      return;
    }
    Table table = new Table("stage", "item", "state", "since", "by", "content", "question");
    reviews.stream().limit(Words.MAX_LISTED).forEach(each -> table.row(cells(each)));
    out.lines(table.lines(out));
    int more = reviews.size() - Words.MAX_LISTED;
    if (more > 0) {
      out.line(Words.more(out, more, "review"));
    }
    long open = reviews.stream().filter(ReviewView::isOpen).count();
    out.line();
    if (open > 0) {
      out.line(out.in(Style.ASKING, "◇ " + Quantity.of((int) open, "decision") + " to be made"));
    }
    out.line(out.in(Style.FAINT, "  look    ") + typed.command("review") + " show STAGE ITEM");
    out.line(out.in(Style.FAINT, "  decide  ") + typed.command("review") + " approve STAGE ITEM");
  }

  private String[] cells(ReviewReport review) {
    return new String[] {
      out.in(Style.STRONG, Harmless.line(review.task().stage())),
      Words.asked(review.task()),
      state(review.state()),
      review.since().map(at -> RunWords.time(at, zone)).orElse(""),
      Harmless.line(review.decision().map(Decision::by).orElse(String.join(" or ", review.by()))),
      review.content().digest().shortHex() + " " + Quantity.size(review.content().size()),
      Columns.cut(Harmless.line(review.ask().lines().findFirst().orElse("")), MAX_ASK)
    };
  }

  private String state(Review.State state) {
    Style style =
        switch (state) {
          case OPEN -> Style.ASKING;
          case APPROVED -> Style.GOOD;
          case REJECTED -> Style.ALARM;
        };
    return out.in(style, state.label());
  }

  /** Shows reviews one by one. */
  public void show(List<ReviewReport> reviews) {
    if (reviews.isEmpty()) {
      out.line("nobody is asked about anything in the latest run");
    }
    for (int i = 0; i < reviews.size(); i++) {
      if (i > 0) {
        out.line();
      }
      show(reviews.get(i));
    }
  }

  private void show(ReviewReport review) {
    out.line(
        out.in(Style.ASKING, "◇ ") + Words.task(out, review.task()) + "  " + state(review.state()));
    Harmless.lines(review.ask()).lines().forEach(text -> out.line("  " + text));
    line("run", review.run().text());
    review.since().ifPresent(at -> line("since", RunWords.time(at, zone)));
    if (!review.by().isEmpty()) {
      line("decided by", Harmless.line(String.join(" or ", review.by())));
    }
    review.owner().ifPresent(owner -> line("owner", Harmless.line(owner)));
    line("fingerprint", review.fingerprint().shortHex());
    review.inputs().forEach(input -> line("input", Words.input(input)));
    review.excerpt().stream()
        .map(Harmless::lines)
        .forEach(text -> line("", out.in(Style.FAINT, "│ ") + text));
    review.decision().ifPresent(decision -> line(review.state().label(), decision(decision)));
    line("decide", typed.review("approve", review.task()));
    line("", typed.review("reject", review.task()) + " --note WHY");
  }

  private String decision(Decision decision) {
    String note = decision.note().isBlank() ? "" : ": " + Harmless.line(decision.note());
    String edited =
        decision.content().map(file -> ", edited to " + file.digest().shortHex()).orElse("");
    return "by "
        + Harmless.line(decision.by())
        + " on "
        + RunWords.time(decision.at(), zone)
        + edited
        + note;
  }

  private void line(String label, String value) {
    out.line("  " + out.in(Style.FAINT, Columns.left(label, LABEL)) + value);
  }

  /** Says where a content was written. */
  public void wrote(String file, ReviewReport review) {
    out.line(
        "wrote %s, %s, %s"
            .formatted(
                Harmless.line(file),
                Quantity.size(review.content().size()),
                review.content().digest().shortHex()));
  }

  /**
   * Says what was decided.
   *
   * @param open how many wait still
   * @param continued whether the run goes on already
   */
  public void decided(List<ReviewReport> reviews, int open, boolean continued) {
    ReviewReport first = reviews.getFirst();
    out.line(
        first.state().label()
            + " "
            + Quantity.of(reviews.size(), "task")
            + first.decision().map(decision -> " " + decision(decision)).orElse(""));
    Words.tasks(out, reviews.stream().map(ReviewReport::task).toList());
    if (open > 0) {
      out.line(out.in(Style.ASKING, "◇ " + Quantity.of(open, "decision") + " to be made"));
    }
    if (!continued) {
      out.line(out.in(Style.FAINT, "  go on  ") + typed.command("run"));
    }
  }

  private static boolean isOpen(ReviewReport review) {
    return review.state() == Review.State.OPEN;
  }
}
