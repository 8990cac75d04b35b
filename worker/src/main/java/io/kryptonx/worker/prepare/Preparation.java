package io.kryptonx.worker.prepare;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.PreparedStage.Rules;
import io.kryptonx.worker.command.Shell;
import io.kryptonx.worker.command.Substitution;
import io.kryptonx.worker.command.World;
import io.kryptonx.worker.folder.RefusedException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The preparation of the stages of one pipeline. */
final class Preparation {

  private final Function<String, Optional<String>> environment;
  private final Path folder;
  private final SortedMap<String, String> params;
  private final List<Problem> problems = new ArrayList<>();
  private final Bundle bundle;
  private final ToolProbes probes;
  private final JavaFiles javaFiles;
  private final JavaClasses javaClasses;
  private final RuleReader rules;

  Preparation(
      AssetStore store,
      Path cache,
      Function<String, Optional<String>> environment,
      Path folder,
      SortedMap<String, Parameter> declared,
      SortedMap<String, String> params) {
    this.environment = environment;
    this.folder = folder;
    this.params = params;
    this.bundle = new Bundle(store, folder, problems);
    this.probes = new ToolProbes(cache.resolve("probes"), problems);
    this.javaFiles = new JavaFiles(cache, bundle, problems);
    this.javaClasses = new JavaClasses(cache, bundle, problems);
    this.rules = new RuleReader(bundle, declared, params, problems);
  }

  /** Prepares a stage; empty if there are problems with it. */
  Optional<PreparedStage> of(Stage stage) throws IOException {
    int before = problems.size();
    SortedMap<String, Digest> files = new TreeMap<>();
    for (String file : stage.files()) {
      bundle.add(stage, "files", file).ifPresent(digest -> files.put(file, digest));
    }
    Optional<Compiled> code = code(stage);
    SortedMap<String, String> tools = probes.of(stage);
    Rules read = rules.of(stage);
    checkSecrets(stage);
    checkPlatform(stage);
    checkShell(stage);
    if (problems.size() > before) {
      return Optional.empty();
    }
    SortedMap<String, String> values = values(stage);
    SortedMap<String, String> named = new TreeMap<>(values);
    rules.named(stage, read).forEach(name -> named.put(name, value(stage, name)));
    List<KeyPart> key = KeyParts.of(stage, named, files, tools, code, read.schemas());
    Code classes = code.<Code>map(Compiled::classes).orElseGet(Code.None::new);
    return Optional.of(
        new PreparedStage(located(stage, values), values, files, classes, key, read));
  }

  SortedMap<String, Digest> bundle() {
    return bundle.digests();
  }

  List<Problem> problems() {
    return problems;
  }

  /** A database in a file is where the definition is; that is no part of the fingerprint. */
  private Stage located(Stage stage, SortedMap<String, String> values) {
    if (!(stage.action() instanceof Action.Jdbc jdbc)
        || !jdbc.url().startsWith(Action.Jdbc.SQLITE)) {
      return stage;
    }
    try {
      String file = Substitution.apply(jdbc.url().substring(Action.Jdbc.SQLITE.length()), values);
      Path place = folder.resolve(stage.scope().folder()).resolve(file).toAbsolutePath();
      return stage.withAction(jdbc.at(Action.Jdbc.SQLITE + place.normalize()));
    } catch (RefusedException | InvalidPathException e) {
      problems.add(
          Mistakes.of(
              Mistakes.FILE,
              stage,
              "jdbc.url",
              "the database cannot be found: " + e.getMessage(),
              jdbc.url(),
              "it is a file",
              "write it like jdbc:sqlite:shop.db"));
      return stage;
    }
  }

  private Optional<Compiled> code(Stage stage) throws IOException {
    return switch (stage.action()) {
      case Action.Shell _,
          Action.Program _,
          Action.Expression _,
          Action.Split _,
          Action.Approve _,
          Action.Removed _,
          Action.Route _,
          Action.Loop _ ->
          Optional.empty();
      case Action.Http _, Action.Jdbc _ -> Optional.empty();
      case Action.JavaFile(String file) -> javaFiles.compile(stage, file);
      case Action.JavaClass action -> javaClasses.find(stage, action);
    };
  }

  private SortedMap<String, String> values(Stage stage) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : stage.params()) {
      values.put(name, value(stage, name));
    }
    return values;
  }

  private String value(Stage stage, String name) {
    return stage.scope().value(name, params);
  }

  private void checkPlatform(Stage stage) {
    Optional<String> other =
        stage
            .platform()
            .filter(name -> !name.equals(Stage.ANY_PLATFORM) && !name.equals(Platform.HERE));
    if (other.isPresent()) {
      problems.add(
          Mistakes.of(
              Mistakes.PLATFORM,
              stage,
              "platform",
              "the stage needs " + other.get() + ", and this machine is " + Platform.HERE,
              other.get(),
              "it would be performed on this machine",
              "run it on such a machine, or write platform: any if outputs are the same"
                  + " everywhere"));
    }
  }

  private void checkShell(Stage stage) {
    if (stage.action() instanceof Action.Shell(_, List<String> shell)
        && Shell.find(shell.getFirst()).isEmpty()) {
      problems.add(
          Mistakes.of(
              Mistakes.TOOL,
              stage,
              "shell",
              "there is no program '" + shell.getFirst() + "'",
              String.join(" ", shell),
              "it was looked for in " + World.PATH,
              "install it there, or name another shell"));
    }
  }

  private void checkSecrets(Stage stage) {
    for (String secret : stage.secrets()) {
      if (environment.apply(secret).isEmpty()) {
        problems.add(
            Mistakes.of(
                Mistakes.SECRET,
                stage,
                "secrets",
                "the secret " + secret + " is not in the environment of kryptonx",
                secret,
                "stage '" + stage.name() + "' needs it",
                "set it before starting: export " + secret + "=…"));
      }
    }
  }
}
