package io.kryptonx.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where an engine works and with how much.
 *
 * @param definition a definition file, or a folder that holds {@code pipeline.yaml}
 * @param overlay the environment whose file is laid over the definition, see {@link
 *     io.kryptonx.definition.Definition#load(Path, Optional)}
 * @param place where the store is
 * @param jobs attempts at the same time, at least 1
 * @param sandbox whether commands and Java stages are isolated from the rest of the machine
 * @param access whether {@link Engine#run} will be called
 * @param environment the engine's own environment, from which secrets are taken
 * @param maxOutputBytes the most that one attempt may write; empty for what fits this machine
 */
public record EngineConfig(
    Path definition,
    Optional<String> overlay,
    StorePlace place,
    int jobs,
    Sandbox sandbox,
    Access access,
    Function<String, Optional<String>> environment,
    OptionalLong maxOutputBytes) {

  /** Without a limit of what an attempt may write but that of the machine. */
  public EngineConfig(
      Path definition,
      Optional<String> overlay,
      StorePlace place,
      int jobs,
      Sandbox sandbox,
      Access access,
      Function<String, Optional<String>> environment) {
    this(definition, overlay, place, jobs, sandbox, access, environment, OptionalLong.empty());
  }

  /** A store in a folder; empty for {@code .kryptonx} beside the definition. */
  public EngineConfig(
      Path definition,
      Optional<String> overlay,
      Optional<Path> store,
      int jobs,
      Sandbox sandbox,
      Access access,
      Function<String, Optional<String>> environment) {
    this(definition, overlay, StorePlace.of(store), jobs, sandbox, access, environment);
  }

  /** A definition as it is, without the overlay of an environment. */
  public EngineConfig(
      Path definition,
      Optional<Path> store,
      int jobs,
      Sandbox sandbox,
      Access access,
      Function<String, Optional<String>> environment) {
    this(definition, Optional.empty(), store, jobs, sandbox, access, environment);
  }

  /** Whether to isolate. */
  public enum Sandbox {
    /** Where bubblewrap works; where it does not, said once. */
    AUTO,
    /** Always; an error where it does not work. */
    ON,
    /** Never. */
    OFF
  }

  /** What the engine may do with the store. */
  public enum Access {
    /** Everything. */
    WRITE,
    /** Reading only, also beside an engine that writes. */
    READ
  }
}
