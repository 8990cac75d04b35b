package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends to a file, each time until it is on the disk: what one step after the other costs. */
public final class SingleSyncs {

  private static final int BYTES = 256;

  private SingleSyncs() {}

  /** Takes the file, which is new, and how often. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        out.write(ByteBuffer.allocate(BYTES));
        out.force(false);
      }
    }
  }
}
