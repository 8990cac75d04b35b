package io.kryptonx.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.local.LocalWorker;
import io.kryptonx.worker.local.WorkerSettings;
import io.kryptonx.worker.prepare.LocalPreparer;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store, a preparer and a worker in a folder, and short ways to use them. */
public final class Workbench implements AutoCloseable {

  public static final MediaType TEXT = MediaType.parse("text/plain");
  public static final MediaType JPEG = MediaType.parse("image/jpeg");
  public static final Fingerprint FINGERPRINT = new Fingerprint(Digest.of("work".getBytes(UTF_8)));

  public final AssetStore store;
  public final Path project;
  public final Path root;
  public final Path cache;
  public final LocalWorker worker;
  public final Map<String, String> environment = new TreeMap<>();
  private final SortedMap<String, Parameter> declared = new TreeMap<>();
  private final SortedMap<String, String> params = new TreeMap<>();

  public Workbench(Path folder, SandboxMode sandbox) {
    this(folder, sandbox, MemoryStore.create().assets());
  }

  public Workbench(Path folder, SandboxMode sandbox, AssetStore store) {
    this(folder, sandbox, store, Launcher.plain());
  }

  public Workbench(Path folder, SandboxMode sandbox, AssetStore store, Launcher launcher) {
    this.store = store;
    this.project = made(folder.resolve("project"));
    this.root = folder.resolve("work");
    this.cache = folder.resolve("cache");
    WorkerSettings settings =
        new WorkerSettings(
            root, cache, sandbox, 2, name -> Optional.ofNullable(environment.get(name)));
    this.worker =
        new LocalWorker(
            store,
            settings,
            InstantSource.system(),
            action -> Thread.ofPlatform().daemon().start(action),
            launcher);
  }

  /** A stage that makes {@code result.txt}. */
  public static Stage.Builder stage() {
    return Stage.named("stage").out(Output.of("result", TEXT));
  }

  public static Input input(String name) {
    return Input.each(name, new AssetRef(name, name));
  }

  public Workbench param(String name, String value) {
    return param(name, Parameter.Type.STRING, value);
  }

  public Workbench param(String name, Parameter.Type type, String value) {
    declared.put(name, new Parameter(name, type, Optional.empty(), Optional.empty()));
    params.put(name, value);
    return this;
  }

  public Workbench file(String path, String text) {
    try {
      Path file = project.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Snapshot snapshot(MediaType type, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Snapshot(type, bytes.length, store.put(bytes));
  }

  public Members members(MediaType type, String... items) {
    return Members.of(
        Arrays.stream(items)
            .map(Item::parse)
            .sorted()
            .map(item -> new Member(item, snapshot(type, "content of " + item)))
            .toList());
  }

  public StagePreparer.Prepared prepareAll(Stage stage) {
    SortedMap<String, Stage> stages = new TreeMap<>(Map.of(stage.name(), stage));
    Pipeline pipeline =
        new Pipeline("test", Labels.NONE, declared, new TreeMap<>(), stages, List.of());
    LocalPreparer preparer =
        new LocalPreparer(store, cache, name -> Optional.ofNullable(environment.get(name)));
    return preparer.prepare(pipeline, project, params);
  }

  public PreparedStage prepare(Stage stage) {
    StagePreparer.Prepared prepared = prepareAll(stage);
    assertThat(prepared.problems()).isEmpty();
    return prepared.stages().get(stage.name());
  }

  public List<Problem> problems(Stage stage) {
    return prepareAll(stage).problems();
  }

  public WorkOrder order(Stage stage, Map<String, ? extends InputValue> inputs) {
    return order(prepare(stage), Item.EMPTY, List.of(), inputs);
  }

  public WorkOrder order(
      PreparedStage stage,
      Item item,
      List<String> dimensions,
      Map<String, ? extends InputValue> inputs) {
    TaskId task = new TaskId(stage.stage().name(), item);
    return new WorkOrder(task, 1, FINGERPRINT, stage, dimensions, new TreeMap<>(inputs), 0);
  }

  public WorkResult perform(Stage stage, Map<String, ? extends InputValue> inputs) {
    return worker.perform(order(stage, inputs), new StopSignal());
  }

  public WorkResult perform(Stage stage) {
    return perform(stage, Map.of());
  }

  /** The text of output {@code result} of an attempt that has to succeed. */
  public String result(WorkResult result) {
    return text(outputs(result).get("result"));
  }

  public SortedMap<String, AssetContent> outputs(WorkResult result) {
    assertThat(result.outcome()).isInstanceOf(Outcome.Succeeded.class);
    return ((Outcome.Succeeded) result.outcome()).outputs();
  }

  public String text(AssetContent content) {
    return new String(store.get(((Snapshot) content).digest()), UTF_8);
  }

  public List<Member> members(AssetContent content) {
    return Members.read(((CollectionRef) content).root(), store).list();
  }

  /** The failure of an attempt that has to fail. */
  public static Failure failure(WorkResult result) {
    assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) result.outcome()).failure();
  }

  public String log(WorkResult result) {
    return result.stats().log().map(this::text).orElse("");
  }

  @Override
  public void close() {
    worker.close();
    try {
      Deletion.delete(cache.resolve("sandbox")); // its links lead out of the folder of the test
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
