package io.kryptonx.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.run.CheckedDefinition;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.graph.Graph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over the pipeline notes → clean → loud → page, all of one owner. */
class SelectorsTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop =
        Notes.in(folder)
            .pipeline(Notes.PIPELINE.replaceFirst("pipeline:", "owner: media\npipeline:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loud             | loud
          notes            | notes
          +loud            | notes clean loud
          loud+            | loud page
          +loud+           | notes clean loud page
          notes+           | notes clean loud page
          l*               | loud
          *                | notes clean loud page
          +c*              | notes clean
          clean,page       | clean page
          ' page , clean ' | clean page
          +clean,page      | notes clean page
          owner:media      | notes clean loud page
          owner:me*        | notes clean loud page
          """)
  void mean(String text, String names) {
    assertThat(selected(text)).containsExactlyElementsOf(Arrays.asList(names.split(" ")));
  }

  @Test
  void ofSeveralTextsMeanTheirUnion() {
    assertThat(Selectors.parse(List.of("page", "clean")).in(graph(), Optional::empty).stages())
        .containsExactly("clean", "page");
    assertThat(Selectors.parse(List.of()).in(graph(), Optional::empty).nodes()).isEmpty();
  }

  @Test
  void tellSourcesFromStages() {
    assertThat(Selectors.parse("+clean").in(graph(), Optional::empty).stages())
        .containsExactly("clean");
  }

  @Test
  void ofAStateMeanTheTasksThatAreInIt() {
    shop.file("notes/b.txt", "bad").run();
    Selection failed = Selectors.parse("state:failed").in(latest());

    assertThat(failed.stages()).containsExactly("clean");
    assertThat(held(failed)).containsExactly("clean [b]");
  }

  @Test
  void ofAStateMeanAllTasksAboveAndBelow() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(held(Selectors.parse("state:failed+").in(latest())))
        .containsExactly("clean [b]", "loud [a]", "loud [b]", "loud [c]", "page");
  }

  @Test
  void ofAStateAndAnotherMeanBoth() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(held(Selectors.parse("state:failed,state:blocked").in(latest())))
        .containsExactly("clean [b]", "loud [b]", "page");
    assertThat(held(Selectors.parse("clean,state:failed").in(latest())))
        .containsExactly("clean [a]", "clean [b]", "clean [c]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state:RAN", "state:ran"})
  void takeStatesInAnyCase(String text) {
    shop.run();

    assertThat(Selectors.parse(text).in(latest()).stages())
        .containsExactly("clean", "loud", "page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lowd         | there is no stage 'lowd' in pipeline notes, and no source; did you mean loud?
          +lowd+       | did you mean +loud+?
          nobody       | it has clean, loud, notes, page
          z*           | no stage and no source of pipeline notes matches 'z*'
          tag:fast     | no stage of pipeline notes has the tag 'fast'; none has any
          owner:medai  | no stage of pipeline notes has the owner 'medai'; did you mean owner:media?
          state:failed | pipeline notes has no run yet, so that no task is failed
          page,lowd    | did you mean loud?
          """)
  void thatMeanNothingAreMistakes(String text, String message) {
    assertThatThrownBy(() -> selected(text))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContaining(message);
  }

  @Test
  void ofAStateThatNoTaskIsInAreMistakes() {
    shop.run();

    assertThatThrownBy(() -> Selectors.parse("state:failed").in(latest()))
        .hasMessageContaining("no task of notes-1 is failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''          | write thumbnail, +thumbnail
          +           | write thumbnail, +thumbnail
          ++page      | write thumbnail, +thumbnail
          page,       | write thumbnail, +thumbnail
          tag:        | it names nothing behind the colon
          tags:fast   | did you mean 'tag:'? There are tag:, owner:, state:
          state:faild | did you mean 'failed'? A task is ran, cached
          """)
  void thatCannotBeReadAreMistakes(String text, String message) {
    assertThatThrownBy(() -> Selectors.parse(text))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("is no selector; ")
        .hasMessageContaining(message);
  }

  @Test
  void areBounded() {
    String many = "page,".repeat(Selectors.MAX) + "page";

    assertThatThrownBy(() -> Selectors.parse(many)).hasMessageContaining("more than 1000");
  }

  private List<String> selected(String text) {
    return Selectors.parse(text).in(graph(), Optional::empty).nodes();
  }

  private Graph graph() {
    return CheckedDefinition.of(Definition.load(folder)).graph();
  }

  private RunView latest() {
    return new RunHistory(shop.store(), "notes").latestState().orElseThrow();
  }

  private List<String> held(Selection selection) {
    return selection.stages().stream()
        .flatMap(stage -> latest().tasks(stage).stream())
        .filter(selection::holds)
        .map(task -> task.id().toString())
        .toList();
  }
}
