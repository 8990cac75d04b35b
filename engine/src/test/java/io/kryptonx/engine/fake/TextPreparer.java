package io.kryptonx.engine.fake;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StagePreparer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prepares commands; the key of a stage is its text, the parameters it names, and its outputs. */
public final class TextPreparer implements StagePreparer {

  @Override
  public Prepared prepare(Pipeline pipeline, Path folder, SortedMap<String, String> params) {
    SortedMap<String, PreparedStage> stages = new TreeMap<>();
    pipeline.stages().forEach((name, stage) -> stages.put(name, prepare(stage, params)));
    return new Prepared(stages, new TreeMap<>(), List.of());
  }

  private static PreparedStage prepare(Stage stage, SortedMap<String, String> all) {
    SortedMap<String, String> params = new TreeMap<>(all);
    params.keySet().retainAll(stage.params());
    List<KeyPart> key = new ArrayList<>();
    key.add(new KeyPart("run", text(stage)));
    params.forEach((name, value) -> key.add(new KeyPart("param " + name, value)));
    stage
        .outputs()
        .values()
        .forEach(
            out -> key.add(new KeyPart("output " + out.name(), out.type() + " " + out.each())));
    SortedMap<String, Digest> files = new TreeMap<>();
    return new PreparedStage(stage, params, files, new PreparedStage.Code.None(), key);
  }

  /** The text of a command, which is what a stage does here. */
  static String text(Stage stage) {
    return switch (stage.action()) {
      case Action.Shell(var text, _) -> text.strip();
      case Action.Program(var arguments) -> String.join(" ", arguments);
      case Action.JavaFile(var file) -> file;
      case Action.JavaClass(var name, _) -> name;
      case Action.Expression(var text) -> text;
      case Action.Split(var input, _, _) -> input;
      case Action.Http http -> http.url();
      case Action.Jdbc jdbc -> jdbc.table();
      case Action.Approve(var input, var ask, _) -> input + " " + ask;
      case Action.Removed removed -> removed.stage();
      case Action.Route route -> route.toString();
      case Action.Loop loop -> loop.until();
    };
  }
}
