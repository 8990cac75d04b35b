package io.kryptonx.cli.edges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with little memory: the size of what passes through does not count. */
final class SmallHeapIT {

  private static final List<String> SMALL = List.of("env", "JAVA_TOOL_OPTIONS=-Xmx48m");
  private static final long BYTES = 400L << 20;

  @TempDir Path folder;

  @Test
  void anAssetManyTimesLargerThanTheHeapPassesFromSourceToPublication() throws IOException {
    Path source = Files.createDirectories(folder.resolve("in")).resolve("big.bin");
    try (RandomAccessFile big = new RandomAccessFile(source.toFile(), "rw")) {
      big.setLength(BYTES); // takes no room
      big.seek(BYTES / 2);
      big.write("in the middle".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: big
        sources:
          big: { file: in/big.bin }
        stages:
          copy: { in: { big: big }, out: { copy: application/octet-stream }, run: cp --sparse=always "$big" "$copy" }
          size: { in: { copy: copy }, out: { size: text/plain }, expr: "string(copy.size)" }
        publish:
          out/big.bin: copy
          out/size.txt: size
        """);

    Machine.End first = Machine.kryptonx(SMALL, "run", folder.toString());
    Machine.End second = Machine.kryptonx(SMALL, "run", folder.toString());

    assertThat(first.output()).contains("big-1 succeeded", "ran 2");
    assertThat(second.output()).contains("big-2 succeeded", "cached 2");
    assertThat(Files.mismatch(source, folder.resolve("out/big.bin"))).isEqualTo(-1);
    assertThat(folder.resolve("out/size.txt")).hasContent(Long.toString(BYTES));
  }
}
