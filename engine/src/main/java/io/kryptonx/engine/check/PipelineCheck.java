package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.policy.PolicyFile;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks pipelines without running them: all that is found, at once. */
public final class PipelineCheck {

  private final Function<String, Optional<String>> environment;
  private final Clock clock;

  /**
   * A check.
   *
   * @param environment where secrets would be taken from
   * @param clock says whether exceptions from house rules have expired
   */
  public PipelineCheck(Function<String, Optional<String>> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Checks a definition.
   *
   * @param fileOrFolder a file, or a folder that holds {@code pipeline.yaml}
   * @param overlay the environment whose overlay is laid over it
   * @param policy house rules to check it against, too
   * @throws io.kryptonx.model.problem.KryptonxException USAGE if a file cannot be read
   */
  public CheckReport check(
      Path fileOrFolder, Optional<String> overlay, Optional<Path> policy) {
    Definition definition = Definition.load(fileOrFolder, overlay);
    StaticCheck check = StaticCheck.of(definition).advised(definition);
    List<Problem> problems = new ArrayList<>(check.problems());
    check
        .pipeline()
        .ifPresent(pipeline -> {
          machine(definition, pipeline, problems);
          policy
              .map(PolicyFile::load)
              .ifPresent(p -> problems.addAll(new PolicyCheck(p, clock).of(definition, pipeline)));
        });
    return new CheckReport(
        definition.shown(),
        check.pipeline().map(Pipeline::name).orElse(""),
        StaticCheck.sorted(problems));
  }

  /** The warnings and hints about a definition; nothing of this machine is looked at. */
  public static List<Problem> advice(Path fileOrFolder, Optional<String> overlay) {
    Definition definition = Definition.load(fileOrFolder, overlay);
    return StaticCheck.of(definition).advised(definition).problems().stream()
        .filter(problem -> !problem.isError())
        .toList();
  }

  /** What the definition's own mistakes say already is not said twice. */
  private void machine(Definition definition, Pipeline pipeline, List<Problem> problems) {
    List<String> said =
        problems.stream().filter(Problem::isError).map(p -> p.place().pointer()).toList();
    List<Problem> found = new MachineCheck(environment).of(definition, pipeline);
    definition.locate(found).stream()
        .filter(problem -> said.stream().noneMatch(s -> explains(s, problem.place().pointer())))
        .forEach(problems::add);
  }

  /** A class cannot be found on a classpath that is not there. */
  private static boolean explains(String said, String found) {
    return within(said, found)
        || found.endsWith(".java") && within(said, found.replaceAll("java$", "classpath"));
  }

  private static boolean within(String inner, String outer) {
    return inner.equals(outer)
        || inner.startsWith(outer)
            && (inner.charAt(outer.length()) == '.' || inner.charAt(outer.length()) == '[');
  }
}
