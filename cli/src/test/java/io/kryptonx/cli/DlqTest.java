package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RedriveRequest.Revision;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DlqTest {

  private final CliHarness harness = new CliHarness();

  @Test
  void listsAndShowsForPeople() {
    Golden.check("dlq.txt", timeless(harness.run("dlq").out()));
    Golden.check("dlq-show.txt", timeless(harness.run("dlq", "show", "thumbnail").out()));
    Golden.check("dlq-plan.txt", harness.run("dlq", "redrive", "--dry-run").out());
    CliHarness terminal = new CliHarness().onTerminal();
    Golden.check("dlq.terminal.txt", timeless(terminal.run("dlq", "list").out()));
  }

  @Test
  void whatIsInDoubtIsToBeSettledFirst() {
    harness.engine.letters.letters = List.of(FakeDeadLetters.inDoubt());

    assertThat(harness.run("dlq", "show").out())
        .contains("settle       kryptonx effects list state:unknown, first");
  }

  @Test
  void listsAndShowsForPrograms() {
    Golden.check("dlq.json", Pretty.json(harness.run("dlq", "--json").out()));
    Golden.check("dlq-show.json", Pretty.json(harness.run("dlq", "show", "--json").out()));
    Golden.check(
        "dlq-plan.json", Pretty.json(harness.run("dlq", "redrive", "--dry-run", "--json").out()));
  }

  @Test
  void asksForWhatWasSelected() {
    harness.run(
        "dlq",
        "list",
        "thumb*",
        "cats/*",
        "--kind",
        "timed_out",
        "--run",
        "3",
        "--older-than",
        "12h",
        "--newer-than",
        "7d",
        "--all");

    assertThat(harness.engine.letters.asked)
        .containsExactly(
            "list LetterQuery[stages=[thumb*], item=Optional[cats/*], kind=Optional[TIMED_OUT],"
                + " run=Optional[gallery-3], olderThan=Optional[PT12H],"
                + " newerThan=Optional[PT168H], all=true]");
  }

  @Test
  void redrivesAtARateWithTheRevisionThatIsMeant() {
    harness.run("dlq", "redrive", "--rate", "30/min", "--revision", "original");

    assertThat(harness.engine.asked.getFirst())
        .contains("revision=" + Revision.ORIGINAL)
        .contains("interval=PT2S");
  }

  @Test
  void aRedriveIsGoodWhenAllThatWasDoneAgainEndedWell() {
    assertThat(harness.run("dlq", "redrive").code()).isEqualTo(1);
    harness.engine.redriven = Optional.of(onlyKept());
    assertThat(harness.run("dlq", "redrive").code()).isZero();
    harness.engine.redriven = Optional.empty();
    CliHarness.Result nothing = harness.run("dlq", "redrive");
    assertThat(nothing.code()).isZero();
    assertThat(nothing.out()).contains("nothing to do again");
    assertThat(harness.run("dlq", "redrive", "--json").out()).isEqualTo("{\"run\":null}\n");
  }

  @Test
  void dropsWithANameAndAReason() {
    CliHarness.Result result =
        harness.run("dlq", "drop", "thumbnail", "--by", "ada", "--note", "gone for good");

    assertThat(result.out()).contains("dropped 1 dead letter");
    assertThat(harness.engine.letters.asked.getFirst())
        .startsWith("drop ")
        .endsWith(" by ada: gone for good");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          dlq remove                              | dlq cannot 'remove'
          dlq redrive --rate 5                    | --rate takes a number and a time
          dlq redrive --rate 0/s                  | --rate takes a number and a time
          dlq redrive --rate 5/week               | --rate takes a number and a time
          dlq list --older-than soon              | --older-than takes a number and a unit
          dlq list --kind broken                  | --kind takes transient, permanent
          dlq list --limit -1                     | --limit is not negative
          dlq list --run last                     | 'last' is no run
          dlq list a b c                          | one word too many: 'c'
          dlq drop a --by ada                     | why?
          dlq drop a --note gone                  | who decides?
          dlq drop --by ada --note gone           | which ones?
          """)
  void saysWhatIsWrong(String line, String message) {
    CliHarness.Result result = harness.run(line.split(" +"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(harness.engine.letters.asked).isEmpty();
  }

  /** Two failed, and were not tried in this run. */
  private static RunReport onlyKept() {
    RunReport some = Samples.failed();
    return new RunReport(
        some.run(),
        some.pipeline(),
        some.revision(),
        some.digest(),
        RunStatus.FAILED,
        Map.of(TaskStatus.FAILED, 2),
        some.stages(),
        10,
        List.of(),
        List.of(),
        new RunReport.Dead(2, 2));
  }

  /** Without times, which are told in the zone of who reads them. */
  static String timeless(String text) {
    return text.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", "2030-01-31 17:05");
  }
}
