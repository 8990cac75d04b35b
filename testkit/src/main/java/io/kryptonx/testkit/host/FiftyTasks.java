package io.kryptonx.testkit.host;

import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.first;
import static io.kryptonx.testkit.scenario.TestPipeline.optional;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.testkit.scenario.TestLoop;
import io.kryptonx.testkit.scenario.TestPipeline;
import io.kryptonx.testkit.scenario.World;
import java.util.List;

/**
 * A pipeline of about fifty tasks that has of everything a little, also the stages that an
 * expansion stands for; for simulations.
 */
public final class FiftyTasks {

  private FiftyTasks() {}

  /** The one task about which a person decides. */
  public static final TaskId REVIEW = new TaskId("sign", Item.EMPTY);

  /** A run of it. */
  public static HostRequest request() {
    Retry retry = new Retry(20);
    Pipeline pipeline =
        TestPipeline.empty()
            .files("words", "words/{w}.txt")
            .file("one")
            .stage("upper", "upper", s -> s.in(each("w", "words")).retry(retry))
            .stage("big", "big", s -> s.in(each("w", "words")).retry(retry))
            .stage(
                "joined",
                "concat",
                s -> s.in(each("a", "upper.out")).in(each("o", "one")).retry(retry))
            .splitting("parts", "lines", s -> s.in(collected("all", "upper.out")).retry(retry))
            .stage("lower", "lower", s -> s.in(each("p", "parts.part")).retry(retry))
            .stage(
                "sum",
                "count",
                s ->
                    s.in(collected("j", "joined.out"))
                        .in(collected("b", "big.out"))
                        .in(collected("l", "lower.out"))
                        .retry(retry))
            .loop(
                "grow",
                TestLoop.until("longer 3", "more.out", 4).best("length"),
                s -> s.in(each("text", "one")))
            .stage(
                "grow/tell",
                "append !",
                s ->
                    s.in(each("a", "grow/carry"))
                        .effect(new Effect(Effect.Mode.APPLY, Effect.Unknown.RETRY))
                        .retry(retry))
            .stage(
                "grow/more",
                "append b",
                s -> s.in(each("a", "grow/carry")).dependsOn(List.of("grow/tell")).retry(retry))
            .stage("choice", "append 7", s -> s.in(each("a", "one")).retry(retry))
            .route("gate", "a: has 7; else b", s -> s.in(each("i", "choice.out")).retry(retry))
            .stage("a", "upper", s -> s.in(each("t", "gate.a")).retry(retry))
            .stage("b", "append .", s -> s.in(each("t", "gate.b")).retry(retry))
            .route("made", "text: has 1", s -> s.in(first("i", "a.out", "b.out")).retry(retry))
            .review("sign", "Good?", "sum.out")
            .stage(
                "last",
                "concat",
                s ->
                    s.in(each("g", "grow.out"))
                        .in(each("s", "sign.out"))
                        .in(each("m", "made.text"))
                        .in(optional("o", "one"))
                        .retry(retry))
            .build();
    String[] words = new String[12];
    for (int i = 0; i < words.length; i++) {
      words[i] = "w" + i + "=k" + i + "=text " + i % 5;
    }
    return World.of(pipeline).source("words", words).source("one", "=1").request();
  }
}
