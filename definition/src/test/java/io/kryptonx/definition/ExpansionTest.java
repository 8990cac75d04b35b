package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.pipeline.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExpansionTest {

  private final Definition definition =
      Definition.load(Path.of("src/test/resources/good/expanded.yaml"));
  private final Pipeline pipeline = definition.pipeline().orElseThrow();

  @Test
  void becomesStagesUnderItsPath() {
    assertThat(definition.problems().stream().map(definition::describe)).isEmpty();
    assertThat(pipeline.stages())
        .containsOnlyKeys(
            "first",
            "last",
            "render/choice",
            "render/cut/cut",
            "render/in_text",
            "render/kept/keep",
            "render/out_drawn",
            "render/with_cut_most");
  }

  @Test
  void choosesByAllInputsAndWhatIsChosenIsChecked() {
    Stage choice = stage("render/choice");
    assertThat(choice.inputs()).containsOnlyKeys("text", "notes");
    assertThat(choice.outputs()).containsOnlyKeys("choice");
    assertThat(choice.validations().stream().map(v -> v.expression()))
        .containsExactly(
            "text.size > 0",
            "choice.to in ['kept', 'cut']",
            "choice.to != 'kept' || (!has(choice.with) || size(choice.with) == 0)",
            "choice.to != 'cut' || (has(choice.with) && choice.with.all(name, name in ['most'])"
                + " && ['most'].all(name, name in choice.with))");
  }

  @Test
  void givesASubpipelineItsInputsOnlyWhereItIsChosen() {
    Action.Route gate = (Action.Route) stage("render/in_text").action();
    assertThat(gate.branches())
        .containsExactly(
            new Action.Route.Branch("kept", "choice.to == 'kept'"),
            new Action.Route.Branch("cut", "choice.to == 'cut'"));
    assertThat(from("render/kept/keep", "text"))
        .containsExactly(new AssetRef("render/in_text", "kept"));
    assertThat(from("render/cut/cut", "most"))
        .containsExactly(new AssetRef("render/with_cut_most", "most"));
    assertThat(stage("render/with_cut_most").when()).contains("choice.to == 'cut'");
    assertThat(stage("render/cut/cut").scope().arguments())
        .containsEntry("from", new Argument.OfParameter("least"));
  }

  @Test
  void isReferredToByWhatTheSubpipelinesMake() {
    AssetRef drawn = new AssetRef("render/out_drawn", "drawn");
    assertThat(from("render/out_drawn", "made"))
        .containsExactly(
            new AssetRef("render/kept/keep", "drawn"), new AssetRef("render/cut/cut", "drawn"));
    assertThat(from("last", "all")).containsExactly(drawn);
    assertThat(from("last", "choices")).containsExactly(new AssetRef("render/choice", "choice"));
    assertThat(pipeline.publish().getFirst().asset()).isEqualTo(drawn);
  }

  @Test
  void handsItsLabelsAndItsOrderToAllStages() {
    assertThat(pipeline.stages().values().stream().filter(s -> s.name().startsWith("render/")))
        .allSatisfy(stage -> assertThat(stage.labels().tags()).contains("drawn"))
        .allSatisfy(stage -> assertThat(stage.dependsOn()).contains("first"));
  }

  private Stage stage(String name) {
    return Objects.requireNonNull(pipeline.stages().get(name));
  }

  private List<AssetRef> from(String stage, String input) {
    Input found = stage(stage).inputs().get(input);
    assertThat(found).isNotNull();
    return found.from();
  }
}
