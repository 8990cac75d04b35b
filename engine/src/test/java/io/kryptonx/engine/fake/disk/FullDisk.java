package io.kryptonx.engine.fake.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A disk that is full from a step on: every making of a name, every write and every force of what
 * was written counts as a step, and from the chosen one on all of them fail, until room is made.
 * Reading and deleting always work, as on a real disk.
 */
public final class FullDisk {

  private final AtomicInteger steps = new AtomicInteger();
  private volatile int failing = Integer.MAX_VALUE;
  private final FullFileSystem files = new FullFileSystem(FileSystems.getDefault(), this);

  /** The same place, on this disk. */
  public Path on(Path path) {
    return files.wrap(path);
  }

  /** The disk is full at the step with that number, from 1, and stays so. */
  public void fullAt(int step) {
    failing = step;
  }

  /** Room is made. */
  public void makeRoom() {
    failing = Integer.MAX_VALUE;
  }

  /** How many steps there were, failed ones included. */
  public int steps() {
    return steps.get();
  }

  /** Takes a step. */
  public void step(String what) throws IOException {
    if (steps.incrementAndGet() >= failing) {
      throw new FileSystemException(what, null, "No space left on device");
    }
  }
}
