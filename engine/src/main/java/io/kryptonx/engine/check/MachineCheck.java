package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.source.CommandStages;
import io.kryptonx.engine.source.SourceCheck;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.prepare.LocalPreparer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What this machine has of what a definition refers to: whether Java files compile, classes and
 * declared files are there, tools answer, secrets are set, sources match something. Works in a
 * folder of its own that is gone afterwards.
 */
final class MachineCheck {

  /** A secret that is not set; whoever checks need not have it. */
  private static final String SECRET = "KX504";

  private final Function<String, Optional<String>> environment;

  MachineCheck(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  /** Problems that know their keys only. */
  List<Problem> of(Definition definition, Pipeline pipeline) {
    List<Problem> problems = new ArrayList<>(SourceCheck.of(pipeline, definition.folder()));
    for (Problem problem : prepare(definition, pipeline)) {
      problems.add(problem.code().equals(SECRET) ? problem.as(Severity.WARNING) : problem);
    }
    return problems;
  }

  private List<Problem> prepare(Definition definition, Pipeline pipeline) {
    try {
      Path folder = Files.createTempDirectory("kryptonx-check");
      try (Store store = store(pipeline, folder)) {
        LocalPreparer preparer =
            new LocalPreparer(store.assets(), folder.resolve("cache"), environment);
        SortedMap<String, String> values = values(pipeline);
        List<Problem> problems =
            new ArrayList<>(preparer.prepare(pipeline, definition.folder(), values).problems());
        preparer
            .prepare(CommandStages.of(pipeline), definition.folder(), values)
            .problems()
            .forEach(problem -> problems.add(CommandStages.ofSource(problem)));
        return problems;
      } finally {
        Deletion.delete(folder);
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "the folder for temporary files cannot be used: " + e, e);
    }
  }

  /** Declared files may be large; then they go through a folder rather than through memory. */
  private static Store store(Pipeline pipeline, Path folder) {
    boolean large =
        Stream.concat(
                pipeline.stages().values().stream(),
                CommandStages.of(pipeline).stages().values().stream())
            .anyMatch(MachineCheck::declaresFiles);
    return large ? EmbeddedStore.open(folder.resolve("store"), Access.WRITE) : MemoryStore.create();
  }

  private static boolean declaresFiles(Stage stage) {
    return !stage.files().isEmpty() || stage.action() instanceof Action.JavaClass;
  }

  /** Parameters without a default, or with mistakes, are given a value for now. */
  private static SortedMap<String, String> values(Pipeline pipeline) {
    SortedMap<String, String> values = new TreeMap<>();
    pipeline.stages().values().forEach(s -> s.params().forEach(name -> values.put(name, "")));
    for (Parameter parameter : pipeline.params().values()) {
      values.put(parameter.name(), parameter.initial().orElseGet(() -> any(parameter.type())));
    }
    return values;
  }

  private static String any(Parameter.Type type) {
    return switch (type) {
      case STRING -> "";
      case INTEGER, NUMBER -> "0";
      case BOOLEAN -> "false";
    };
  }
}
