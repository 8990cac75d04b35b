package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.pipeline.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteBoundTest {

  @TempDir Path folder;

  @Test
  void aRouteHasAHundredBranchesAtMost() throws IOException {
    assertThat(routed(Action.Route.MAX_BRANCHES - 1).problems()).isEmpty();
    assertThat(routed(Action.Route.MAX_BRANCHES).problems())
        .anySatisfy(
            problem -> assertThat(problem.message()).isEqualTo("the route has 100 branches"));
  }

  /** A route with so many branches that have a condition, and one that is left. */
  private Definition routed(int branches) throws IOException {
    String to =
        IntStream.rangeClosed(1, branches)
            .mapToObj(i -> "b" + i + ": \"true\"")
            .collect(Collectors.joining(", "));
    return Definition.load(
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline: wide
            sources: { one: { value: 1 } }
            stages: { sort: { in: { i: one }, route: { to: { %s }, else: rest } } }
            """
                .formatted(to)));
  }
}
