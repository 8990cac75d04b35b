package io.kryptonx.cli.edges;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that lacks something: each command says what, and nothing is damaged. */
final class PoorMachineIT {

  /** Rights count for root, too. */
  private static final List<String> WITHOUT_OVERRIDE =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  private static final String HIDE =
      "for f in /usr/bin/%1$s /bin/%1$s /usr/local/bin/%1$s; do"
          + " [ ! -e $f ] || mount --bind /dev/null $f; done";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.txt"), "a\n");
    Files.writeString(folder.resolve("in/b.txt"), "b\n");
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: poor
        sources:
          texts: { files: "in/{text}.txt", type: text/plain }
        stages:
          loud: { in: { text: texts }, out: { loud: text/plain }, run: tr a-z A-Z < "$text" > "$loud" }
        publish:
          "out/{text}.txt": loud
        """);
  }

  @Test
  void aStoreThatCannotBeWrittenIsSaidAndCanBeRead() throws IOException {
    Machine.assumeMounts(folder.resolve("in"));
    SmallDisk.run(folder);
    Files.writeString(folder.resolve("in/c.txt"), "c\n");
    List<String> readOnly =
        Machine.with("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", folder);

    Machine.End refused = run(readOnly);

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.output()).contains("STORE", "Read-only file system");
    Machine.End runs = Machine.kryptonx(readOnly, "runs", "--store", store());
    assertThat(runs.output()).contains("poor-1", "succeeded");
    assertThat(runs.code()).isZero();
    assertCompletes();
  }

  @ParameterizedTest
  @ValueSource(strings = {".kryptonx", "in/b.txt", "out"})
  void aPlaceWithoutPermissionIsSaid(String place) throws IOException {
    SmallDisk.run(folder);
    Files.writeString(folder.resolve("in/b.txt"), "other\n");
    Path closed = folder.resolve(place);
    Files.setPosixFilePermissions(
        closed,
        PosixFilePermissions.fromString(Files.isDirectory(closed) ? "r-x------" : "-w-------"));

    Machine.End refused = run(WITHOUT_OVERRIDE);

    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(refused.code()).as(refused.output()).isIn(1, 2, 3);
    assertThat(refused.output()).containsAnyOf("ermission denied", "it is read-only");
    assertNoStackTrace(refused);
    assertCompletes();
  }

  @Test
  void aMachineWithoutBashIsSaid() {
    Machine.assumeMounts(folder.resolve("in"));

    Machine.End refused = run(Machine.with(HIDE.formatted("bash"), folder));

    assertThat(refused.code()).as(refused.output()).isEqualTo(2);
    assertThat(refused.output()).contains("there is no program 'bash'", "install it");
    assertCompletes();
  }

  @Test
  void aMachineWithoutBubblewrapGoesOnUnlessItHasToBeThere() {
    Machine.assumeMounts(folder.resolve("in"));
    List<String> bare = Machine.with(HIDE.formatted("bwrap"), folder);

    Machine.End refused = Machine.kryptonx(bare, "run", folder.toString(), "--sandbox", "on");
    Machine.End run = Machine.kryptonx(bare, "run", folder.toString());

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.output()).contains("bwrap", "--sandbox off");
    assertThat(run.output()).contains("succeeded");
    assertThat(run.code()).isZero();
  }

  /** With few the machine cannot even start, with many all goes well. */
  @ParameterizedTest
  @ValueSource(ints = {60, 96, 104})
  void wantOfFileHandlesIsSaid(int handles) {
    Machine.End end = run(List.of("prlimit", "--nofile=%1$d:%1$d".formatted(handles)));

    assertThat(end.code()).as(end.output()).isIn(0, 1, 2, 3);
    assertNoStackTrace(end);
    if (end.code() != 0) {
      // Classes lie in folders here, each to be opened; the product is one open jar.
      assertThat(end.output())
          .containsAnyOf("open files", "open the database", "Error: ", "NoClassDefFoundError");
    }
    assertCompletes();
  }

  private String store() {
    return folder.resolve(".kryptonx").toString();
  }

  private Machine.End run(List<String> machine) {
    return Machine.kryptonx(machine, "run", folder.toString(), "--sandbox", "off");
  }

  private void assertCompletes() {
    assertThat(SmallDisk.run(folder).status()).isEqualTo(RunStatus.SUCCEEDED);
    SmallDisk.checkStore(folder, "");
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(file)
                  .hasContent(
                      Files.readString(folder.resolve("in").resolve(file.getFileName()))
                          .toUpperCase(Locale.ROOT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertNoStackTrace(Machine.End end) {
    assertThat(end.output()).doesNotContain("\tat ");
  }
}
