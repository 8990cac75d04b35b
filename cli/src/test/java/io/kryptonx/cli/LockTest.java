package io.kryptonx.cli;

import static io.kryptonx.cli.DlqTest.timeless;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code lock} and {@code unlock} print, ask for, and end with. */
class LockTest {

  private final CliHarness harness = new CliHarness();

  @Test
  void tablesAndJson() {
    Golden.check("lock.txt", timeless(harness.run("lock").out()));
    Golden.check("lock-made.txt", timeless(harness.run("lock", "thumbnail", "--by", "ada").out()));
    Golden.check("unlock.txt", timeless(harness.run("unlock", "thumbnail", "--by", "ada").out()));
    Golden.check("lock.json", Pretty.json(harness.run("lock", "--json").out()));
  }

  @Test
  void asksForWhatWasTyped() {
    harness.run("lock", "site/a.jpg", "--run", "3", "--by", "ada", "--note", "good");
    harness.run("unlock", "thumb*", "cats/*", "--by", "ada");

    assertThat(harness.engine.locks.asked)
        .containsExactly(
            "lock LockQuery[asset=site/a.jpg, item=Optional.empty, run=Optional[gallery-3]]"
                + " by ada: good",
            "unlock thumb* Optional[cats/*] by ada: ");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(harness.run("unlock").err()).contains("which ones?");
    assertThat(harness.run("lock", "thumbnail").err()).contains("who decides?");
  }
}
