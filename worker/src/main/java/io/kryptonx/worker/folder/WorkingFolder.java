package io.kryptonx.worker.folder;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder of one attempt.
 *
 * <pre>
 * base/kx             all that it sees
 * base/kx/work        where it works; files that the stage brings along stand here
 * base/kx/work/in     its inputs
 * base/kx/work/out    its outputs
 * base/kx/home, tmp   empty, for commands
 * base/kx/cost        what it says that it cost, where it does
 * base/log            what it printed
 * </pre>
 *
 * <p>Within {@code work} every name follows from what the task may see. The name of the base is
 * unique on this machine, which is how what an attempt left running is known by it.
 */
public record WorkingFolder(Path base) {

  private static final int MAX_STAGE = 60;

  /** A disk with less room is full. */
  private static final long MIN_ROOM_BYTES = 64 * 1024;

  private static final int MAX_TRIES = 1000;
  private static final long PROCESS = ProcessHandle.current().pid();
  private static final AtomicLong COUNTER = new AtomicLong();

  /**
   * Makes a fresh folder below {@code root}, which is there.
   *
   * @throws IOException if it cannot be made
   */
  public static WorkingFolder create(Path root, TaskId task, int attempt) throws IOException {
    for (int tries = 1; ; tries++) {
      Path base = base(root, task, attempt);
      try {
        Files.createDirectory(base);
        return at(base);
      } catch (FileAlreadyExistsException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Gives this folder another fresh name, for another attempt.
   *
   * @throws IOException if it cannot have one
   */
  WorkingFolder renamed(Path root, TaskId task, int attempt) throws IOException {
    return new WorkingFolder(Files.move(base, base(root, task, attempt)));
  }

  private static Path base(Path root, TaskId task, int attempt) {
    String stage = task.stage().replaceAll("[^A-Za-z0-9_-]", ".");
    String item = Digest.of(task.item().text().getBytes(StandardCharsets.UTF_8)).shortHex();
    String name =
        (stage.length() > MAX_STAGE ? stage.substring(0, MAX_STAGE) : stage)
            + ("-" + item.substring(0, 8) + "-" + attempt + "-" + Long.toString(PROCESS, 36) + "-");
    return root.resolve(name + Long.toString(COUNTER.incrementAndGet(), 36));
  }

  /**
   * Makes the folders within a base that is there and empty.
   *
   * @throws IOException if they cannot be made
   */
  public static WorkingFolder at(Path base) throws IOException {
    WorkingFolder folder = new WorkingFolder(base);
    Files.createDirectory(folder.view());
    Files.createDirectory(folder.work());
    Files.createDirectory(folder.in());
    Files.createDirectory(folder.out());
    return folder;
  }

  /** Makes the empty folders that a command has; a Java stage has those of its process. */
  public void makePrivatePlaces() throws IOException {
    makeOnce(home());
    makeOnce(tmp());
  }

  private static void makeOnce(Path place) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(place);
    }
  }

  /** All that the attempt sees. */
  public Path view() {
    return base.resolve("kx");
  }

  /**
   * Looks whether the disk has room for a little more.
   *
   * @throws IOException if it has not
   */
  public void checkRoom() throws IOException {
    if (Files.getFileStore(base).getUsableSpace() < MIN_ROOM_BYTES) {
      throw new IOException("the disk is full");
    }
  }

  /** Where the attempt works. */
  public Path work() {
    return view().resolve("work");
  }

  /** Where its inputs are. */
  public Path in() {
    return work().resolve("in");
  }

  /** Where its outputs are expected. */
  public Path out() {
    return work().resolve("out");
  }

  /** Its empty home. */
  public Path home() {
    return view().resolve("home");
  }

  /** For its temporary files. */
  public Path tmp() {
    return view().resolve("tmp");
  }

  /** What it says that it cost. */
  public Path cost() {
    return view().resolve("cost");
  }

  /** What it printed. */
  public Path log() {
    return base.resolve("log");
  }

  /** The unique name of the base. */
  public String name() {
    return String.valueOf(base.getFileName());
  }
}
