package io.kryptonx.worker.process;

import io.kryptonx.worker.launch.Child;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A process and all that came of it: what descends from it, what is in its session, and what is
 * marked by the unique name of its working folder (in its environment or its mounts). Leaving both
 * the session and the environment behind is a way out where there is no sandbox.
 */
public final class Family {

  private static final int MAX_ROUNDS = 50;
  private static final long ROUND_MILLIS = 20;

  private final Child root;
  private final String mark;

  /**
   * The family of a process.
   *
   * @param mark occurs in nothing that belongs to others
   */
  public Family(Child root, String mark) {
    this.root = root;
    this.mark = mark;
  }

  /** Asks all to end, gives them time, then ends what is left. Nothing is alive afterwards. */
  public void end(long graceMillis, boolean rootFirst) {
    members(ProcTable.all()).forEach(ProcessHandle::destroy);
    if (rootFirst) {
      root.destroy();
    }
    if (!awaitRoot(graceMillis)) {
      // A parent that starts its children anew goes first.
      root.destroyForcibly();
    }
    endForcibly();
  }

  /** Ends what is left at once. */
  public void endForcibly() {
    root.destroyForcibly();
    awaitRoot(ROUND_MILLIS * MAX_ROUNDS);
    endAll(this::everywhere);
  }

  /** Ends what is left after the process itself has ended. Costs little where there is nothing. */
  public void endStrays() {
    endAll(() -> members(ProcTable.since(root.pid())));
  }

  /** Ends all processes marked by {@code mark}, whoever started them. */
  public static void endMarked(String mark) {
    endAll(() -> marked(ProcTable.all(), mark));
  }

  private Set<ProcessHandle> everywhere() {
    return members(ProcTable.all());
  }

  private Set<ProcessHandle> members(List<Long> candidates) {
    Set<ProcessHandle> members = new LinkedHashSet<>();
    if (root.isAlive()) {
      root.descendants().forEach(members::add);
    }
    candidates.stream()
        .filter(id -> id != root.pid() && ProcTable.session(id) == root.pid())
        .flatMap(Family::handle)
        .forEach(members::add);
    members.addAll(marked(candidates, mark));
    members.removeIf(member -> member.pid() == root.pid());
    return members;
  }

  private static Set<ProcessHandle> marked(List<Long> candidates, String mark) {
    Set<ProcessHandle> marked = new LinkedHashSet<>();
    candidates.stream()
        .filter(id -> ProcTable.session(id) >= 0 && ProcTable.tellsOf(id, mark))
        .flatMap(Family::handle)
        .filter(handle -> !handle.equals(ProcessHandle.current()))
        .forEach(marked::add);
    return marked;
  }

  private static Stream<ProcessHandle> handle(long id) {
    return ProcessHandle.of(id).stream();
  }

  private static void endAll(Supplier<Set<ProcessHandle>> members) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Set<ProcessHandle> left = members.get();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      pause(
          Math.min(
              1L << Math.min(round, 10),
              ROUND_MILLIS)); // the first process of a sandbox ends by itself
    }
  }

  private boolean awaitRoot(long millis) {
    try {
      return root.await(Duration.ofMillis(millis)).isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !root.isAlive();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
