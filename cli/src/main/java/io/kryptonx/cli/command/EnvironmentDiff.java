package io.kryptonx.cli.command;

import io.kryptonx.cli.json.DefinitionDiffJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.view.diff.DefinitionDiffView;
import io.kryptonx.definition.Definition;
import io.kryptonx.definition.DefinitionDiff;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code diff --env A [B]}: compares a definition in two environments, key by key. */
final class EnvironmentDiff {

  private final Arguments arguments;
  private final Session session;

  EnvironmentDiff(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
  }

  /** One environment is compared with the definition as it is. */
  int execute() {
    String first = arguments.text(Options.ENV).orElseThrow();
    Target.OfRuns asked = Target.ofRuns(arguments, session, 1);
    Path file = session.folder().resolve(asked.target().pipeline());
    Optional<String> second = asked.runs().stream().findFirst();
    Optional<String> before = second.map(_ -> first);
    Optional<String> after = second.or(() -> Optional.of(first));
    DefinitionDiff diff = DefinitionDiff.between(load(file, before), load(file, after));
    if (arguments.has(Options.JSON)) {
      session.write(DefinitionDiffJson.of(diff, before, after) + "\n");
    } else {
      new DefinitionDiffView(session.out()).show(diff, before, after);
    }
    return diff.changes().isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
  }

  /** What has mistakes is told first: a comparison would be about something else. */
  private static Definition load(Path file, Optional<String> environment) {
    Definition definition = Definition.load(file, environment);
    List<Problem> problems = definition.problems();
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new KryptonxException(problems);
    }
    return definition;
  }
}
