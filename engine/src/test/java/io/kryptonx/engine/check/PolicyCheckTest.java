package io.kryptonx.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.policy.PolicyFile;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckTest {

  private static final String EXCEPTION =
      """
      exceptions:
        - { rule: KX706, pipeline: example, name: page, reason: it is slow, until: 2027-01-31 }
      """;

  @TempDir Path folder;
  private String defaults = "";
  private String stage = "";

  private List<Problem> check(String rules, String now) throws IOException {
    Path definition = folder.resolve("pipeline.yaml");
    Files.writeString(
        definition,
        """
        pipeline: example
        owner: media
        params: { width: 320 }
        %sstages:
          page: { %sout: { html: text/html }, run: echo "$width" > "$html" }
        """
            .formatted(defaults, stage));
    Path house = folder.resolve("house.yaml");
    Files.writeString(house, "policy: house\n" + rules);
    Definition loaded = Definition.load(definition);
    return new PolicyCheck(PolicyFile.load(house), () -> Instant.parse(now))
        .of(loaded, loaded.pipeline().orElseThrow());
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }

  @Test
  void takesOneAttemptForARetryOnlyWhereItIsWritten() throws IOException {
    String rules = "stages: { require: [retry] }\n";
    assertThat(codes(check(rules, "2027-01-01T00:00:00Z"))).containsExactly("KX705");
    stage = "retry: { max_attempts: 1 }, ";
    assertThat(check(rules, "2027-01-01T00:00:00Z")).isEmpty();
    stage = "";
    defaults = "defaults: { retry: { max_attempts: 1 } }\n";
    assertThat(check(rules, "2027-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void wantsWhatTheRulesRequire() throws IOException {
    String rules = "pipeline: { require: [owner, description] }\nstages: { require: [timeout] }\n";
    List<Problem> problems = check(rules, "2027-01-01T00:00:00Z");
    assertThat(codes(problems)).containsExactly("KX704", "KX706");
    assertThat(problems.getFirst().related())
        .singleElement()
        .satisfies(rule -> assertThat(rule.place().file()).endsWith("house.yaml"))
        .satisfies(rule -> assertThat(rule.place().line()).isEqualTo(2));
  }

  @Test
  void countsTheOwnerOfThePipelineForItsStages() throws IOException {
    assertThat(check("stages: { require: [owner] }\n", "2027-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void letsAnExceptionHoldThroughItsLastDay() throws IOException {
    String rules = "stages: { require: [timeout] }\n" + EXCEPTION;
    assertThat(check(rules, "2027-01-31T23:59:59Z")).isEmpty();
    assertThat(codes(check(rules, "2027-02-01T00:00:00Z"))).containsExactly("KX706", "KX708");
  }

  @Test
  void pointsOutAnExceptionThatNothingNeeds() throws IOException {
    assertThat(codes(check(EXCEPTION, "2027-01-01T00:00:00Z"))).containsExactly("KX709");
  }

  @Test
  void leavesExceptionsOfOtherPipelinesAlone() throws IOException {
    String other = EXCEPTION.replace("pipeline: example", "pipeline: other");
    assertThat(check(other, "2028-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void looksAtTheWholeName() throws IOException {
    assertThat(codes(check("params: { name: \"wid\" }\n", "2027-01-01T00:00:00Z")))
        .containsExactly("KX707");
    assertThat(check("params: { name: \"wid.*\" }\n", "2027-01-01T00:00:00Z")).isEmpty();
  }
}
