package io.kryptonx.scheduler.graph;

import static io.kryptonx.scheduler.TestPipelines.TEXT;
import static io.kryptonx.scheduler.TestPipelines.asset;
import static io.kryptonx.scheduler.TestPipelines.collect;
import static io.kryptonx.scheduler.TestPipelines.cross;
import static io.kryptonx.scheduler.TestPipelines.each;
import static io.kryptonx.scheduler.TestPipelines.optional;
import static io.kryptonx.scheduler.TestPipelines.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.TestPipelines;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphPlannerTest {

  private static List<String> problems(TestPipelines pipeline) {
    return problems(pipeline.build());
  }

  private static List<String> problems(Pipeline pipeline) {
    return GraphPlanner.plan(pipeline, List.of()).problems().stream()
        .map(problem -> problem.code() + " " + problem.place())
        .toList();
  }

  private static TestPipelines photos() {
    return TestPipelines.empty().source("photos", "album", "photo").source("one");
  }

  @Test
  void dimensionsStandInTheOrderOfTheInputsNames() {
    TestPipelines pipeline =
        photos()
            .source("sizes", "size")
            .stage("s", cross("b", asset("sizes")), each("c", asset("photos")));
    assertThat(pipeline.node("s").dimensions()).containsExactly("size", "album", "photo");
  }

  @Test
  void aFolderOfItemsAddsADimensionOfItsName() {
    TestPipelines pipeline =
        photos()
            .stage("split", new Output("face", TEXT, true), each("a", asset("photos")))
            .stage("s", each("a", new AssetRef("split", "face")));
    assertThat(pipeline.node("s").dimensions()).containsExactly("album", "photo", "face");
  }

  @Test
  void collectingTakesDimensionsAway() {
    TestPipelines pipeline =
        photos()
            .stage("last", collect("a", asset("photos"), Input.Collect.LAST))
            .stage("all", collect("a", asset("photos"), Input.Collect.ALL))
            .stage("to", collect("a", asset("photos"), new Input.Collect.To("photo")));
    assertThat(pipeline.node("last").dimensions()).containsExactly("album");
    assertThat(pipeline.node("all").dimensions()).isEmpty();
    assertThat(pipeline.node("to").dimensions()).containsExactly("photo");
  }

  @Test
  void stagesStandBehindWhatTheyNeedAndElseByName() {
    TestPipelines pipeline =
        photos()
            .stage("z", each("a", asset("one")))
            .stage("a", each("a", out("z")))
            .stage("m", each("a", asset("one")));
    Graph graph = GraphPlanner.plan(pipeline.build());
    assertThat(graph.stages().stream().map(StageNode::name)).containsExactly("m", "z", "a");
    assertThat(graph.needed(Set.of("a"))).containsExactlyInAnyOrder("a", "z", "one");
    assertThat(graph.consumers("one").stream().map(StageNode::name)).containsExactly("m", "z");
  }

  @Test
  void namesThatDoNotExistAreKx201() {
    assertThat(
            problems(
                photos().stage("s", each("a", asset("phots"))).publish("x.txt", out("nothing"))))
        .containsExactly("KX201 stages.s.in.a", "KX201 publish.x.txt");
    assertThat(problems(photos().stage("s", each("a", new AssetRef("photos", "other")))))
        .containsExactly("KX201 stages.s.in.a");
  }

  @Test
  void ringsAreKx202() {
    TestPipelines pipeline =
        photos()
            .stage("a", each("i", out("c")))
            .stage("b", each("i", out("a")))
            .stage("c", each("i", out("b")))
            .stage("below", each("i", out("c")))
            .publish("x.txt", out("below"));
    Problem ring = GraphPlanner.plan(pipeline.build(), List.of()).problems().getFirst();
    assertThat(problems(pipeline)).containsExactly("KX202 " + ring.place());
    assertThat(ring.value().orElseThrow()).contains("a", "b", "c", " → ").doesNotContain("below");
  }

  @Test
  void aStageThatNeedsItselfIsARing() {
    assertThat(problems(photos().stage("a", each("i", out("a")))))
        .containsExactly("KX202 stages.a.in");
  }

  @Test
  void everyRingIsTold() {
    TestPipelines pipeline =
        photos()
            .stage("a", each("i", out("b")))
            .stage("b", each("i", out("a")))
            .stage("x", each("i", out("y")), each("j", out("a")))
            .stage("y", each("i", out("x")));
    assertThat(problems(pipeline)).hasSize(2).allMatch(problem -> problem.startsWith("KX202"));
  }

  @Test
  void stagesInRingsAreLookedAtForNames() {
    TestPipelines pipeline =
        photos()
            .stage("a", each("i", out("b")), each("j", asset("nothing")))
            .stage("b", each("i", out("a")));
    assertThat(problems(pipeline))
        .containsExactlyInAnyOrder("KX202 stages.a.in", "KX201 stages.a.in.j");
  }

  @Test
  void collectingASingleValueIsKx203() {
    assertThat(problems(photos().stage("s", collect("a", asset("one"), Input.Collect.LAST))))
        .containsExactly("KX203 stages.s.in.a");
  }

  @Test
  void collectingToWhatIsNotThereIsKx204() {
    assertThat(
            problems(
                photos().stage("s", collect("a", asset("photos"), new Input.Collect.To("size")))))
        .containsExactly("KX204 stages.s.in.a");
    assertThat(
            problems(
                TestPipelines.empty()
                    .source("a", "x")
                    .stage("s", collect("a", asset("a"), new Input.Collect.To("x")))))
        .containsExactly("KX204 stages.s.in.a");
  }

  @Test
  void inputsThatShareNothingAreKx205() {
    TestPipelines pipeline = photos().source("sizes", "size").source("bridge", "size", "photo");
    assertThat(problems(pipeline.stage("s", each("a", asset("photos")), each("b", asset("sizes")))))
        .containsExactly("KX205 stages.s.in.b");
    assertThat(
            problems(
                pipeline.stage(
                    "s",
                    each("a", asset("photos")),
                    each("b", asset("sizes")),
                    each("c", asset("bridge")))))
        .isEmpty();
    assertThat(
            problems(pipeline.stage("s", each("a", asset("photos")), cross("b", asset("sizes")))))
        .isEmpty();
    assertThat(
            problems(
                pipeline.stage(
                    "s",
                    each("a", asset("photos")),
                    collect("b", asset("sizes"), Input.Collect.LAST))))
        .isEmpty();
  }

  @Test
  void aFolderOfADimensionThatIsThereIsKx206() {
    assertThat(
            problems(
                photos().stage("s", new Output("photo", TEXT, true), each("a", asset("photos")))))
        .containsExactly("KX206 stages.s.out.photo");
  }

  @Test
  void anOptionalInputWithADimensionOfItsOwnIsKx207() {
    assertThat(
            problems(photos().stage("s", each("a", asset("one")), optional("b", asset("photos")))))
        .containsExactly("KX207 stages.s.in.b");
  }

  @Test
  void publishedPathsNameAllDimensionsAndNoOthers() {
    assertThat(problems(photos().publish("site/{photo}.jpg", asset("photos"))))
        .containsExactly("KX209 publish.site/{photo}.jpg");
    assertThat(problems(photos().publish("site/{photo}/{album}/{x}", asset("photos"))))
        .containsExactly("KX208 publish.site/{photo}/{album}/{x}");
    assertThat(problems(photos().publish("site/{photo}/{album}", asset("photos")))).isEmpty();
  }

  @Test
  void timeAndIdOfEventsBelowStateSourcesAreKx210() {
    Stage stage =
        Stage.named("s")
            .in(each("a", asset("one")))
            .out(Output.of("out", TEXT))
            .action(new Action.Shell("true"))
            .reads(Set.of(Read.ITEM, Read.TIME, Read.EVENT_ID))
            .build();
    assertThat(problems(photos().with(stage)))
        .containsExactly("KX210 stages.s.reads", "KX210 stages.s.reads");
  }

  @Test
  void publishingIntoASourceIsKx211() {
    assertThat(problems(photos().publish("photos/{album}/{photo}", asset("photos"))))
        .containsExactly("KX211 publish.photos/{album}/{photo}");
    assertThat(problems(photos().publish("one", asset("one"))))
        .containsExactly("KX211 publish.one");
  }

  @Test
  void moreThan16DimensionsAreKx210() {
    TestPipelines pipeline =
        TestPipelines.empty()
            .source("a", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8")
            .source("b", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8")
            .source("c", "c1")
            .stage("most", each("a", asset("a")), cross("b", asset("b")))
            .stage("s", each("a", out("most")), cross("c", asset("c")))
            .stage("t", new Output("part", TEXT, true), each("a", out("most")));
    assertThat(problems(pipeline)).containsExactly("KX212 stages.s.in", "KX212 stages.t.out.part");
  }

  @Test
  void whatIsBrokenAlreadyBringsNoProblemOfItsOwn() {
    Pipeline pipeline =
        photos().stage("s", each("a", out("left_out"))).publish("x", out("left_out")).build();
    GraphPlanner.Planned planned = GraphPlanner.plan(pipeline, List.of("left_out"));
    assertThat(planned.problems()).isEmpty();
    assertThat(planned.graph()).isEmpty();
  }

  @Test
  void allMistakesAreToldAtOnceWithValueReasonAndFix() {
    TestPipelines pipeline =
        photos()
            .source("sizes", "size")
            .stage("a", each("i", asset("nothing")))
            .stage("b", collect("i", asset("one"), Input.Collect.LAST))
            .stage("c", each("i", asset("photos")), each("j", asset("sizes")))
            .publish("x.txt", asset("photos"));
    List<Problem> problems = GraphPlanner.plan(pipeline.build(), List.of()).problems();
    assertThat(problems.stream().map(Problem::code))
        .containsExactly("KX201", "KX203", "KX205", "KX209", "KX209");
    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.value()).isPresent();
          assertThat(problem.reason()).isNotBlank();
          assertThat(problem.fix()).isNotBlank();
          assertThat(problem.message()).doesNotEndWith(".");
        });
    assertThatThrownBy(() -> GraphPlanner.plan(pipeline.build()))
        .isInstanceOf(KryptonxException.class);
  }
}
