package io.kryptonx.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kryptonx.engine.Insights;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.engine.report.DiffReport.ItemDiff;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.DiffReport.StageChange;
import io.kryptonx.engine.report.DiffReport.State;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {

  private static final int ALL = 100;

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
    shop.run();
  }

  /** The differences between the first run and the second. */
  private DiffReport diff() {
    return shop.engine().insights().diff(new RunId("notes-1"), new RunId("notes-2"), ALL);
  }

  private static NodeDiff node(DiffReport diff, String name) {
    return diff.nodes().stream().filter(n -> n.node().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void runsThatHoldTheSameAreEqualHoweverTheyCameToIt() {
    shop.run(Workshop.fresh());

    DiffReport diff = diff();
    assertThat(diff.isEqual()).isTrue();
    assertThat(diff.firstDivergent()).isEmpty();
    assertThat(diff.nodes())
        .extracting(NodeDiff::node)
        .containsExactly("notes", "clean", "loud", "page");
    assertThat(diff.nodes()).extracting(NodeDiff::equal).containsExactly(3, 3, 3, 1);
  }

  @Test
  void followsAChangedFileThroughTheStages() {
    shop.file("notes/b.txt", "BB").file("notes/d.txt", "D").remove("notes/a.txt").run();

    DiffReport diff = diff();
    assertThat(diff.isEqual()).isFalse();
    assertThat(diff.firstDivergent()).map(NodeDiff::node).contains("notes");
    NodeDiff notes = node(diff, "notes");
    assertThat(notes.equal()).isEqualTo(1);
    assertThat(notes.differs()).isEqualTo(1);
    assertThat(notes.onlyBefore()).isEqualTo(1);
    assertThat(notes.onlyAfter()).isEqualTo(1);
    assertThat(notes.items()).extracting(item -> item.item().text()).containsExactly("a", "b", "d");
    ItemDiff changed = notes.items().get(1);
    assertThat(changed.content()).containsInstanceOf(ContentDiff.Text.class);
    assertThat(notes.items().get(0).content()).isEmpty();
    assertThat(node(diff, "page").differs()).isEqualTo(1);
  }

  @Test
  void namesTheStageWhereItBegan() {
    shop.run(Workshop.with("tone", "shrill"));

    DiffReport diff = diff();
    assertThat(diff.params())
        .containsExactly(new Change("tone", Optional.of("plain"), Optional.of("shrill")));
    assertThat(diff.definition()).extracting(StageChange::stage).containsExactly("loud");
    assertThat(diff.definition().getFirst().parts())
        .extracting(Change::name)
        .containsExactly("param tone");
    assertThat(diff.firstDivergent()).map(NodeDiff::node).contains("loud");
    assertThat(node(diff, "clean").isEqual()).isTrue();
  }

  @Test
  void tellsStagesThatOnlyOneRunHas() {
    shop.pipeline(
            Notes.PIPELINE
                .replace("  loud:\n", "  noisy:\n")
                .replace("from: loud", "from: noisy")
                .replace(": loud\n", ": noisy\n"))
        .run();

    DiffReport diff = diff();
    assertThat(diff.definition())
        .extracting(StageChange::stage, StageChange::onlyBefore, StageChange::onlyAfter)
        .contains(tuple("noisy", false, true), tuple("loud", true, false));
    assertThat(node(diff, "loud").onlyBefore()).isEqualTo(3);
    assertThat(node(diff, "noisy").onlyAfter()).isEqualTo(3);
    assertThat(diff.nodes().getLast().node()).isEqualTo("loud");
  }

  @Test
  void tellsWhatFailedInOneRunOnly() {
    shop.file("notes/b.txt", "bad").run();

    NodeDiff clean = node(diff(), "clean");
    assertThat(clean.differs()).isEqualTo(1);
    assertThat(clean.items().getFirst().output()).isEqualTo("text");
    assertThat(clean.items().getFirst().before()).containsInstanceOf(State.Holds.class);
    assertThat(clean.items().getFirst().after()).contains(new State.Without(TaskStatus.FAILED));
    NodeDiff page = node(diff(), "page");
    assertThat(page.items().getFirst().after()).contains(new State.Without(TaskStatus.BLOCKED));
  }

  @Test
  void looksIntoNoMoreItemsThanItIsAskedFor() {
    shop.run(Workshop.with("tone", "shrill"));

    DiffReport diff = shop.engine().insights().diff(new RunId("notes-1"), new RunId("notes-2"), 2);
    assertThat(node(diff, "loud").items()).hasSize(3);
    assertThat(node(diff, "loud").items()).filteredOn(i -> i.content().isPresent()).hasSize(2);
    assertThat(node(diff, "page").items().getFirst().content()).isEmpty();
  }

  @Test
  void runsAreNamedInSeveralWays() {
    Insights insights = shop.engine().insights();
    assertThat(insights.named("latest")).hasToString("notes-1");
    assertThat(insights.named("7")).hasToString("notes-7");
    assertThat(insights.named("other-3")).hasToString("other-3");
    assertThat(insights.latest(5)).containsExactly(new RunId("notes-1"));
    assertThatThrownBy(() -> insights.named("no run"))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("gallery-7");
    assertThatThrownBy(() -> insights.diff(new RunId("notes-1"), new RunId("notes-9"), 0))
        .hasMessageContaining("there is no run notes-9");
  }

  @Test
  void detailsHaveAllOfARun() {
    var details = shop.engine().insights().details(Optional.empty());
    assertThat(details.summary().run()).hasToString("notes-1");
    assertThat(details.params()).containsEntry("tone", "plain");
    assertThat(details.base()).isEmpty();
    assertThat(details.graph().nodes()).hasSize(6);
    assertThat(details.assets())
        .extracting(asset -> asset.node() + " " + asset.entries().size())
        .containsExactly("notes 3", "clean 3", "loud 3", "page 1");
    var snapshot = details.assets().getFirst().entries().getFirst().snapshot().orElseThrow();
    Insights insights = shop.engine().insights();
    assertThat(insights.content(snapshot, 1)).contains(new byte[] {'A'});
    assertThat(insights.content(snapshot, 0)).isEmpty();
  }
}
