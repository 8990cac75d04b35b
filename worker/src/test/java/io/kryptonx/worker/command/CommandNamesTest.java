package io.kryptonx.worker.command;

import static io.kryptonx.worker.Workbench.failure;
import static io.kryptonx.worker.Workbench.input;
import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action.Program;
import io.kryptonx.model.pipeline.Action.Shell;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandNamesTest {

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, SandboxMode.OFF);
  }

  @Test
  void refusesANameThatTwoThingsClaim() {
    Stage stage =
        stage().in(input("meta")).in(input("meta_title")).action(new Shell("true")).build();

    assertThat(message(stage, Map.of("meta", json("{\"title\":\"x\"}"), "meta_title", json("1"))))
        .isEqualTo(
            "$meta_title is both input 'meta_title' and the field 'title' of input 'meta'; rename"
                + " one of them");
  }

  @Test
  void refusesNamesThatBashOrTheWorldUse() {
    assertThat(message(stage().in(input("UID")).action(new Shell("true")).build(), absent("UID")))
        .contains("input 'UID'");
    assertThat(
            message(stage().env(Map.of("HOME", "/")).action(new Shell("true")).build(), Map.of()))
        .contains("variable 'HOME'");
  }

  @Test
  void takesLanguageAndZoneFromAStageThatSetsThem() {
    Stage stage =
        stage().env(Map.of("TZ", "Asia/Tokyo")).action(new Shell("echo $TZ > $result")).build();

    assertThat(bench.result(bench.perform(stage))).isEqualTo("Asia/Tokyo\n");
  }

  @Test
  void refusesValuesThatNoVariableCanHold() {
    Stage stage = stage().params(List.of("p")).action(new Shell("true")).build();

    assertThat(message(bench.param("p", "a\0b"), stage)).contains("NUL");
    assertThat(message(bench.param("p", "x".repeat(200_000)), stage)).contains("128 KiB");
  }

  @Test
  void refusesAJsonInputThatIsNoJson() {
    Stage stage = stage().in(input("meta")).action(new Shell("true")).build();

    assertThat(message(stage, Map.of("meta", json("{\"a\":")))).contains("is no JSON");
    assertThat(message(stage, Map.of("meta", json("{\"a\":1,\"a\":2}")))).contains("uplicate");
  }

  @Test
  void leavesFieldsOfLargeJsonInputsAlone() {
    Stage stage =
        stage().in(input("meta")).action(new Shell("echo ${meta_a-none} > $result")).build();
    String large = "{\"a\":1,\"b\":\"" + "x".repeat(JsonFields.MAX_BYTES) + "\"}";

    assertThat(bench.result(bench.perform(stage, Map.of("meta", json(large))))).isEqualTo("none\n");
  }

  @Test
  void putsValuesIntoArgumentsOnce() {
    bench.param("p", "${result}");
    Stage stage =
        stage()
            .params(List.of("p"))
            .action(
                new Program(
                    List.of("bash", "-c", "echo \"$1 $2\" > $result", "-", "${p}", "$${p}")))
            .build();

    assertThat(bench.result(bench.perform(stage))).isEqualTo("${result} ${p}\n");
  }

  @Test
  void namesTheFixForUndeclaredNamesInArguments() {
    assertThat(message(stage().action(new Program(List.of("echo", "${item}"))).build(), Map.of()))
        .contains("reads: [item]");
    assertThat(message(stage().action(new Program(List.of("echo", "${nme}"))).build(), Map.of()))
        .isEqualTo("${nme} is not declared; there are: result");
  }

  @Test
  void refusesTimeAndEventIdBelowStates() {
    Stage stage = stage().reads(Set.of(Read.TIME)).action(new Shell("true")).build();

    assertThat(message(stage, Map.of())).contains("reads 'time'");
  }

  @Test
  void failsWhenASecretWentAwayAfterTheStart() {
    bench.environment.put("TOKEN", "hush");
    var order =
        bench.order(stage().secrets(List.of("TOKEN")).action(new Shell("true")).build(), Map.of());
    bench.environment.clear();

    assertThat(failure(bench.worker.perform(order, new StopSignal())).message())
        .contains("export TOKEN=");
  }

  @Test
  void executesTextsThatAreTooLongForAnArgument() {
    String text =
        "#"
            + "x".repeat(io.kryptonx.worker.command.Shell.MAX_ARGUMENT_BYTES)
            + "\necho long > $result";

    assertThat(bench.result(bench.perform(stage().action(new Shell(text)).build())))
        .isEqualTo("long\n");
  }

  private String message(Workbench of, Stage stage) {
    return failure(of.perform(stage)).message();
  }

  private String message(Stage stage, Map<String, ? extends InputValue> inputs) {
    return failure(bench.perform(stage, inputs)).message();
  }

  private static Map<String, InputValue> absent(String name) {
    return Map.of(name, InputValue.Absent.ABSENT);
  }

  private InputValue json(String text) {
    return bench.snapshot(MediaType.JSON, text);
  }
}
