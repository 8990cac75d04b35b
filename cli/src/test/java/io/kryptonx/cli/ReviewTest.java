package io.kryptonx.cli;

import static io.kryptonx.cli.DlqTest.timeless;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code review} prints, asks for, and ends with. */
class ReviewTest {

  private final CliHarness harness = new CliHarness();

  @Test
  void tablesAndDetails() {
    Golden.check("review.txt", timeless(harness.run("review", "--all").out()));
    Golden.check("review-show.txt", timeless(harness.run("review", "show", "sign_off").out()));
    Golden.check(
        "review-approve.txt",
        timeless(harness.run("review", "approve", "sign_off", "--by", "ada").out()));
  }

  @Test
  void json() {
    Golden.check("review.json", Pretty.json(harness.run("review", "--all", "--json").out()));
    Golden.check(
        "review-approve.json",
        Pretty.json(harness.run("review", "approve", "*", "--by", "ada", "--json").out()));
  }

  @Test
  void asksForWhatWasTyped() {
    harness.run(
        "review", "reject", "sign_off", "cats/*", "--by", "ada", "--note", "too dark", "--all");

    assertThat(harness.engine.reviews.asked.getFirst())
        .contains("stages=[sign_off]", "item=Optional[cats/*]", "all=true")
        .contains("approved=false", "by=ada", "note=too dark", "file=Optional.empty");
  }

  @Test
  void approvesAnEditedFileAndGoesOnWithTheRun() {
    CliHarness.Result ran =
        harness.run("review", "approve", "sign_off", "--by", "a", "--with", "t.md", "--continue");

    assertThat(harness.engine.reviews.asked.getFirst()).contains("approved=true", "t.md");
    assertThat(harness.engine.asked).anyMatch(asked -> asked.startsWith("run "));
    assertThat(ran.code()).isZero();
  }

  @Test
  void aRunThatWaitsEndsWithFour() {
    harness.engine.report = Samples.waiting();

    assertThat(harness.run("run").code()).isEqualTo(4);
    assertThat(harness.run("run").out()).contains("is waiting", "kryptonx review");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(harness.run("review", "aprove").err()).contains("did you mean approve?");
    assertThat(harness.run("review", "approve").err()).contains("which ones?");
    assertThat(harness.run("review", "reject", "a", "--by", "b").err()).contains("why?");
    assertThat(harness.run("review", "reject", "a", "--by", "b", "--with", "f").err())
        .contains("--with does not go with reject");
    assertThat(harness.run("review", "show", "--out", "f").err()).contains("writes one content");
    assertThat(harness.run("review", "aprove").code()).isEqualTo(2);
  }
}
