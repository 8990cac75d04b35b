package io.kryptonx.engine.source;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The commands of sources, which are prepared and performed like those of stages. */
public final class CommandStages {

  private static final String STAGES = "stages.";

  private CommandStages() {}

  /** They as the stages of a pipeline of their own, by the names of the sources. */
  public static Pipeline of(Pipeline pipeline) {
    SortedMap<String, Stage> stages = new TreeMap<>();
    for (Source source : pipeline.sources().values()) {
      if (source instanceof Source.Command command) {
        stages.put(command.name(), command.stage());
      }
    }
    return new Pipeline(
        pipeline.name(), pipeline.labels(), pipeline.params(), new TreeMap<>(), stages, List.of());
  }

  /** A problem with one of these stages, at the place where the source has what is wrong. */
  public static Problem ofSource(Problem problem) {
    String pointer = problem.place().pointer();
    if (!pointer.startsWith(STAGES)) {
      return problem;
    }
    // The output of the stage has the name of the source, and its keys are those of the source.
    String inside = pointer.substring(STAGES.length());
    String name = inside.replaceAll("\\..*", "");
    return problem.at(Place.at("sources." + inside.replace(name + ".out." + name, name)));
  }
}
