package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.command.Arguments;
import io.kryptonx.cli.command.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {

  private static final int SCREEN_ROWS = 36;
  private static final int SCREEN_COLUMNS = 100;

  @ParameterizedTest
  @EnumSource(Catalog.class)
  void ofEachCommandIsAsPinned(Catalog entry) {
    String help = new CliHarness().run("help", entry.label()).out();
    Golden.check("help-" + entry.label() + ".txt", help);
    assertThat(new CliHarness().run(entry.label(), "--help").out()).isEqualTo(help);
  }

  @Test
  void overviewIsAsPinned() {
    String help = new CliHarness().run("help").out();
    Golden.check("help.txt", help);
    assertThat(new CliHarness().run().out()).isEqualTo(help);
    assertThat(new CliHarness().run("--help").out()).isEqualTo(help);
  }

  @ParameterizedTest
  @EnumSource(Catalog.class)
  void fitsOneScreen(Catalog entry) {
    assertThat(new CliHarness().run("help", entry.label()).out().lines())
        .hasSizeLessThanOrEqualTo(SCREEN_ROWS)
        .allMatch(line -> line.length() <= SCREEN_COLUMNS);
  }

  @ParameterizedTest
  @EnumSource(Catalog.class)
  void describesEveryOption(Catalog entry) {
    var syntax = Arguments.parse(entry, entry.create()).syntax();
    assertThat(syntax.options()).allMatch(option -> !option.description().isBlank());
    assertThat(syntax.arguments()).allMatch(argument -> !argument.description().isBlank());
  }
}
