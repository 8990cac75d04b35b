package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColorTest {

  private final CliHarness harness = new CliHarness();

  @Test
  void isOnTerminalsOnly() {
    assertThat(harness.run("plan").out()).doesNotContain("\u001B");
    assertThat(harness.onTerminal().run("plan").out()).contains("\u001B[32m");
  }

  @Test
  void isNotWhereNoColorIsSet() {
    harness.onTerminal().environment.put("NO_COLOR", "1");
    assertThat(harness.run("plan").out()).doesNotContain("\u001B");
    assertThat(harness.run("plan", "--color", "always").out()).contains("\u001B[");
  }

  @Test
  void isThereWhereNoColorIsEmpty() {
    harness.onTerminal().environment.put("NO_COLOR", "");
    assertThat(harness.run("plan").out()).contains("\u001B[");
  }

  @Test
  void isNotOnTerminalsThatCannot() {
    harness.onTerminal().environment.put("TERM", "dumb");
    assertThat(harness.run("run").out()).doesNotContain("\u001B");
  }

  @Test
  void isAsAskedFor() {
    assertThat(harness.run("plan", "--color=always").out()).contains("\u001B[");
    assertThat(harness.onTerminal().run("plan", "--color=NEVER").out()).doesNotContain("\u001B");
  }
}
