package io.kryptonx.model.pipeline;

import io.kryptonx.model.item.TaskId;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline: named inputs, named outputs, an action, and what else the action may see.
 *
 * @param name unique among sources and stages
 * @param inputs by name; their order is that of the names
 * @param outputs by name; at least one
 * @param params the parameters that the action sees
 * @param env literal environment variables
 * @param files files laid out in the working folder, relative to the folder of the definition
 * @param tools a probing command by tool; what it prints is part of the fingerprint
 * @param reads what it sees beyond its inputs
 * @param secrets variables passed from the engine's environment, never recorded
 * @param timeout how long an attempt may take
 * @param version free text that is part of the fingerprint
 * @param when a condition in CEL over inputs and parameters; where it is false the task is skipped
 * @param validations what has to hold of inputs and outputs
 * @param dependsOn stages whose tasks must all have ended well before, for the order only
 * @param platform {@code any} where outputs are the same on every operating system and processor,
 *     or the one that it needs, such as {@code linux/amd64}; empty for whichever it runs on
 * @param effect what it does to the outside world; empty where it does nothing but make its outputs
 * @param isolation where attempts run, if it is a Java stage
 * @param renamedFrom what the stage was called in earlier revisions
 * @param scope where it was written
 */
public record Stage(
    String name,
    SortedMap<String, Input> inputs,
    SortedMap<String, Output> outputs,
    Action action,
    List<String> params,
    SortedMap<String, String> env,
    List<String> files,
    SortedMap<String, String> tools,
    Set<Read> reads,
    List<String> secrets,
    Optional<Duration> timeout,
    Optional<String> version,
    Rerun rerun,
    Optional<String> when,
    List<Validation> validations,
    SortedSet<String> dependsOn,
    Retry retry,
    Resources resources,
    Optional<String> platform,
    Optional<Effect> effect,
    Isolation isolation,
    Optional<String> renamedFrom,
    Scope scope,
    Labels labels) {

  /** The platform of a stage whose outputs are the same everywhere. */
  public static final String ANY_PLATFORM = "any";

  public Stage {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    params = params.stream().distinct().sorted().toList();
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    files = files.stream().distinct().sorted().toList();
    tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
    EnumSet<Read> sorted = EnumSet.noneOf(Read.class);
    sorted.addAll(reads);
    reads = Collections.unmodifiableSet(sorted);
    secrets = secrets.stream().distinct().sorted().toList();
    validations = List.copyOf(validations);
    dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
  }

  /** What people decide about its items, where they do. */
  public Optional<Action.Approve> review() {
    return action instanceof Action.Approve approve ? Optional.of(approve) : Optional.empty();
  }

  /** Whether its tasks are answered from the records of the store, and executed nowhere. */
  public boolean isConsulted() {
    return action instanceof Action.Approve || action instanceof Action.Removed;
  }

  /** Text for people. */
  public Optional<String> description() {
    return labels.description();
  }

  /**
   * One of its tasks by the name that the stage had before it was renamed: other systems know an
   * effect by it, and would take another name for another effect.
   */
  public TaskId known(TaskId task) {
    return renamedFrom
        .map(before -> new TaskId(before, task.item(), task.iteration()))
        .orElse(task);
  }

  /**
   * What the effect of a task acts for, as its key has it: what is told once is told once whatever
   * the iteration is, what is applied is applied by each.
   */
  public TaskId actsFor(TaskId task) {
    TaskId known = known(task);
    return effect.filter(e -> e.mode() == Effect.Mode.ONCE).isPresent()
        ? new TaskId(known.stage(), known.item())
        : known;
  }

  /** The same stage with something else to do. */
  public Stage withAction(Action other) {
    return with(other, secrets, effect);
  }

  /**
   * The same stage as it is tried out: where it acts on the outside and has a test, with that in
   * the place of the action, without secrets, and repeated where it is unknown whether it acted.
   */
  public Stage triedOut() {
    return effect
        .flatMap(Effect::test)
        .map(text ->
            with(
                new Action.Shell(text),
                List.of(),
                effect.map(e -> new Effect(e.mode(), Effect.Unknown.RETRY))))
        .orElse(this);
  }

  private Stage with(Action other, List<String> others, Optional<Effect> act) {
    return new Stage(
        name,
        inputs,
        outputs,
        other,
        params,
        env,
        files,
        tools,
        reads,
        others,
        timeout,
        version,
        rerun,
        when,
        validations,
        dependsOn,
        retry,
        resources,
        platform,
        act,
        isolation,
        renamedFrom,
        scope,
        labels);
  }

  /** A stage of that name to be filled in. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Fills in a {@link Stage}; everything but the action has a default. */
  public static final class Builder {

    private final String name;
    private final SortedMap<String, Input> inputs = new TreeMap<>();
    private final SortedMap<String, Output> outputs = new TreeMap<>();
    private @Nullable Action action;
    private List<String> params = List.of();
    private Map<String, String> env = Map.of();
    private List<String> files = List.of();
    private Map<String, String> tools = Map.of();
    private Set<Read> reads = Set.of();
    private List<String> secrets = List.of();
    private Optional<Duration> timeout = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Rerun rerun = Rerun.WHEN_CHANGED;
    private Optional<String> when = Optional.empty();
    private List<Validation> validations = List.of();
    private Collection<String> dependsOn = List.of();
    private Retry retry = Retry.UNSAID;
    private Resources resources = Resources.UNLIMITED;
    private Optional<String> platform = Optional.empty();
    private Optional<Effect> effect = Optional.empty();
    private Isolation isolation = Isolation.PROCESS;
    private Optional<String> renamedFrom = Optional.empty();
    private Scope scope = Scope.TOP;
    private Labels labels = Labels.NONE;

    private Builder(String name) {
      this.name = name;
    }

    /** Adds an input. */
    public Builder in(Input input) {
      inputs.put(input.name(), input);
      return this;
    }

    /** Adds an output. */
    public Builder out(Output output) {
      outputs.put(output.name(), output);
      return this;
    }

    /** What it does. */
    public Builder action(Action value) {
      action = value;
      return this;
    }

    /** The parameters that the action sees. */
    public Builder params(Collection<String> names) {
      params = List.copyOf(names);
      return this;
    }

    /** Literal environment variables. */
    public Builder env(Map<String, String> values) {
      env = values;
      return this;
    }

    /** Files laid out in the working folder. */
    public Builder files(List<String> paths) {
      files = paths;
      return this;
    }

    /** Probing commands by tool. */
    public Builder tools(Map<String, String> probes) {
      tools = probes;
      return this;
    }

    /** What it sees beyond its inputs. */
    public Builder reads(Set<Read> values) {
      reads = values;
      return this;
    }

    /** Variables passed from the engine's environment. */
    public Builder secrets(List<String> names) {
      secrets = names;
      return this;
    }

    /** How long an attempt may take. */
    public Builder timeout(Duration value) {
      timeout = Optional.of(value);
      return this;
    }

    /** Free text that is part of the fingerprint. */
    public Builder version(String value) {
      version = Optional.of(value);
      return this;
    }

    /** When a task runs although a result is known. */
    public Builder rerun(Rerun value) {
      rerun = value;
      return this;
    }

    /** The condition under which a task is done. */
    public Builder when(String expression) {
      when = Optional.of(expression);
      return this;
    }

    /** What has to hold of inputs and outputs. */
    public Builder validations(List<Validation> values) {
      validations = values;
      return this;
    }

    /** Stages that must have ended before. */
    public Builder dependsOn(Collection<String> stages) {
      dependsOn = stages;
      return this;
    }

    /** How often a task is tried. */
    public Builder retry(Retry value) {
      retry = value;
      return this;
    }

    /** What attempts may use. */
    public Builder resources(Resources value) {
      resources = value;
      return this;
    }

    /** The platform that it needs, or {@code any}. */
    public Builder platform(String value) {
      platform = Optional.of(value);
      return this;
    }

    /** What it does to the outside world. */
    public Builder effect(Effect value) {
      effect = Optional.of(value);
      return this;
    }

    /** Where attempts run. */
    public Builder isolation(Isolation value) {
      isolation = value;
      return this;
    }

    /** What the stage was called before. */
    public Builder renamedFrom(String value) {
      renamedFrom = Optional.of(value);
      return this;
    }

    /** Where it was written. */
    public Builder scope(Scope value) {
      scope = value;
      return this;
    }

    /** What people attach. */
    public Builder labels(Labels value) {
      labels = value;
      return this;
    }

    /** Text for people. */
    public Builder description(String value) {
      labels = labels.described(value);
      return this;
    }

    /** The stage. */
    public Stage build() {
      return new Stage(
          name,
          inputs,
          outputs,
          Objects.requireNonNull(action, "a stage needs an action"),
          params,
          new TreeMap<>(env),
          files,
          new TreeMap<>(tools),
          reads,
          secrets,
          timeout,
          version,
          rerun,
          when,
          validations,
          new TreeSet<>(dependsOn),
          retry,
          resources,
          platform,
          effect,
          isolation,
          renamedFrom,
          scope,
          labels);
    }
  }
}
