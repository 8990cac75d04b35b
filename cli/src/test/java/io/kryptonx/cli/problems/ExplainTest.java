package io.kryptonx.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.manual.Manual;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private final Checking checking = new Checking(Path.of(""));

  @Test
  void showsMeaningExampleAndFix() {
    assertThat(checking.type("explain", "KX503").out())
        .isEqualTo(
            """
            KX503  a tool that cannot be probed

            What a tool's probe prints is part of the fingerprint, so that another version
            of the tool runs the stage again. The probe must end with exit code 0 within ten
            seconds.

                tools: { convert: convert -version }

            Fix  Install the tool, or correct the command.
            """);
  }

  @Test
  void takesCodesInAnyCaseAndThoseOfErrors() {
    assertThat(checking.type("explain", "kx503").out()).startsWith("KX503  ");
    assertThat(checking.type("explain", "store_busy").out()).startsWith("STORE_BUSY  Another");
  }

  @Test
  void listsAllCodes() {
    String out = checking.type("explain").out();
    assertThat(out.lines().filter(line -> line.matches("[A-Z][A-Z0-9_]+ +\\S.*")))
        .hasSameSizeAs(Manual.load().pages());
    assertThat(out).contains("KX001", "KX712", "ENVIRONMENT");
  }

  @Test
  void writesOneObject() {
    assertThat(checking.type("explain", "--json").out())
        .startsWith("{\"codes\":[{\"code\":\"KX001\",\"title\":\"the file is larger");
    assertThat(checking.type("explain", "KX503", "--json").out())
        .startsWith("{\"code\":\"KX503\",\"title\":")
        .contains("\"meaning\":", "\"example\":\"tools:", "\"fix\":\"Install the");
  }

  @Test
  void helpsWhereTheCodeDoesNotExist() {
    Checking.Result result = checking.type("explain", "KX2055");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no code 'KX2055'", "did you mean");
  }
}
