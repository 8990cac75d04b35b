package io.kryptonx.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.testkit.host.RunFacts;
import io.kryptonx.testkit.host.TestHost;
import io.kryptonx.testkit.host.Witness;
import io.kryptonx.testkit.scenario.Scenario;
import io.kryptonx.testkit.scenario.ScenarioPlayer;
import io.kryptonx.testkit.scenario.ScenarioSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scenarios leave nothing out: each kind of message, event and end comes up. */
class SuiteCoverageTest {

  private static final Witness SEEN = Witness.attentive();
  private static final Path TRANSITIONS = Path.of("src/test/resources/transitions.txt");
  private static final Set<TaskStatus> TASK_ENDS = new TreeSet<>();
  private static final Set<RunStatus> RUN_ENDS = new TreeSet<>();

  @BeforeAll
  static void playAll() {
    for (Scenario scenario : ScenarioSuite.all()) {
      for (RunFacts run : ScenarioPlayer.play(scenario, TestHost.calm(SEEN))) {
        RUN_ENDS.add(run.status());
        run.tasks().forEach(task -> task.status().ifPresent(TASK_ENDS::add));
      }
    }
  }

  @Test
  void everyKindOfEventComesUp() {
    assertThat(SEEN.events()).containsAll(kinds(Event.class));
  }

  @Test
  void everyKindOfRequestComesUp() {
    assertThat(SEEN.requests()).containsAll(kinds(Request.class));
  }

  @Test
  void everyKindOfOrderComesUp() {
    assertThat(SEEN.orders()).containsAll(kinds(Order.class));
  }

  /** The list is checked in: one that is never taken is as wrong as one that is new. */
  @Test
  void everyTransitionOfATaskIsTakenAndNoOther() throws IOException {
    String taken = String.join("\n", new TreeSet<>(SEEN.transitions())) + "\n";
    if (Boolean.getBoolean("kx.golden.renew")) {
      Files.writeString(TRANSITIONS, taken);
    }
    assertThat(taken).isEqualTo(Files.readString(TRANSITIONS));
  }

  @Test
  void everyEndOfATaskComesUp() {
    assertThat(TASK_ENDS).containsExactly(TaskStatus.values());
  }

  @Test
  void everyEndOfARunComesUp() {
    assertThat(RUN_ENDS)
        .contains(
            RunStatus.OPEN,
            RunStatus.WAITING,
            RunStatus.SUCCEEDED,
            RunStatus.FAILED,
            RunStatus.CANCELLED);
  }

  @Test
  void attemptsAreOrderedAlone() {
    assertThat(SEEN.alone()).as("attempts that run alone after losses").isTrue();
  }

  private static Set<String> kinds(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
