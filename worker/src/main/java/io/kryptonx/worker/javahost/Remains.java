package io.kryptonx.worker.javahost;

import java.util.List;

/** Threads and processes that a stage left running. */
final class Remains {

  /** The JDK has such a thread while, and for a minute after, processes were started. */
  private static final String PROCESS_THREAD = "process reaper";

  private Remains() {}

  /**
   * Whether there are none. Processes are ended; threads can only be ended with the process that
   * this is.
   *
   * @param group of the stage's thread, which is the caller and does not count
   */
  static boolean none(ThreadGroup group) {
    boolean threads = group.activeCount() > 1;
    List<ProcessHandle> processes =
        hasStartedProcesses() ? ProcessHandle.current().descendants().toList() : List.of();
    processes.forEach(ProcessHandle::destroyForcibly);
    return !threads && processes.isEmpty();
  }

  private static boolean hasStartedProcesses() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    for (ThreadGroup next = top; next != null; next = next.getParent()) {
      top = next;
    }
    Thread[] threads = new Thread[2 * top.activeCount() + 8];
    int count = top.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().startsWith(PROCESS_THREAD)) {
        return true;
      }
    }
    return false;
  }
}
