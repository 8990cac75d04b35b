package io.kryptonx.cli.edges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full, for everything that a run writes: store, working folders, site. */
final class SmallDiskIT {

  @TempDir Path folder;

  @Test
  void isSaidAndHarmsNothingHoweverMuchRoomThereIs() {
    Machine.assumeMounts(folder);
    List<String> small = Machine.with("mount -t tmpfs -o size=6m none \"$0\"", folder);

    Machine.End end = Machine.java(small, SmallDisk.class.getName(), folder.toString());

    assertThat(end.output()).contains("good: ").doesNotContain("Exception");
    assertThat(end.code()).isZero();
    int failed = Integer.parseInt(end.output().replaceAll("(?s).*good: (\\d+) runs.*", "$1"));
    assertThat(failed).isGreaterThan(10);
  }
}
