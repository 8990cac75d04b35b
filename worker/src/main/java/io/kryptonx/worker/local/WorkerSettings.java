package io.kryptonx.worker.local;

import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a worker on this machine is told.
 *
 * @param root for working folders; nothing else stands in it
 * @param cache where prepared classes are, as {@link io.kryptonx.worker.prepare.LocalPreparer} was
 *     told; attempts may read it
 * @param maxChildJvms how many attempts of Java stages run at once, each in a process
 * @param environment looks up a variable of the engine's environment, for secrets
 * @param perturbation what is different around attempts on purpose
 * @param outside what stands for the outside of the tests of effects, a folder of its own for each
 *     stage in it; empty where effects act on the outside itself
 * @param maxOutputBytes the most that one attempt may write, where that was said
 */
public record WorkerSettings(
    Path root,
    Path cache,
    SandboxMode sandbox,
    int maxChildJvms,
    Function<String, Optional<String>> environment,
    Perturbation perturbation,
    Optional<Path> outside,
    OptionalLong maxOutputBytes) {

  /** The most child JVMs. */
  public static final int MAX_CHILD_JVMS = 256;

  /** Settings with which everything is as always. */
  public WorkerSettings(
      Path root,
      Path cache,
      SandboxMode sandbox,
      int maxChildJvms,
      Function<String, Optional<String>> environment) {
    this(root, cache, sandbox, maxChildJvms, environment, Perturbation.NONE, Optional.empty());
  }

  /** Settings without a limit that was said. */
  public WorkerSettings(
      Path root,
      Path cache,
      SandboxMode sandbox,
      int maxChildJvms,
      Function<String, Optional<String>> environment,
      Perturbation perturbation,
      Optional<Path> outside) {
    this(
        root,
        cache,
        sandbox,
        maxChildJvms,
        environment,
        perturbation,
        outside,
        OptionalLong.empty());
  }

  public WorkerSettings {
    root = root.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
    if (maxChildJvms < 1 || maxChildJvms > MAX_CHILD_JVMS) {
      throw new IllegalArgumentException(
          "child JVMs are from 1 to " + MAX_CHILD_JVMS + ", not " + maxChildJvms);
    }
  }
}
