package io.kryptonx.worker.launch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The functions of the C library that start processes and wait for them; see the manual pages of
 * the same names. Any thread.
 */
@SuppressWarnings("restricted") // calling the C library is what this is for
final class LibC {

  private static final String SPAWN = "posix_spawn";
  private static final String FILES = SPAWN + "_file_actions_";
  private static final String ATTRIBUTES = SPAWN + "attr_";

  /** Of {@code pidfd_open}, which older C libraries have no function for; on every processor. */
  private static final long PIDFD_OPEN = 434;

  private static final int NO_HANG = 1;
  private static final short READABLE = 1;

  private final Linker linker = Linker.nativeLinker();
  private final MethodHandle filesInit = function(FILES + "init", ADDRESS);
  private final MethodHandle filesDestroy = function(FILES + "destroy", ADDRESS);
  private final MethodHandle addOpen =
      function(FILES + "addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private final MethodHandle addDuplicate =
      function(FILES + "adddup2", ADDRESS, JAVA_INT, JAVA_INT);
  private final MethodHandle addFolder = function(FILES + "addchdir_np", ADDRESS, ADDRESS);
  private final MethodHandle addCloseFrom = function(FILES + "addclosefrom_np", ADDRESS, JAVA_INT);
  private final MethodHandle attributesInit = function(ATTRIBUTES + "init", ADDRESS);
  private final MethodHandle attributesDestroy = function(ATTRIBUTES + "destroy", ADDRESS);
  private final MethodHandle setMask = function(ATTRIBUTES + "setsigmask", ADDRESS, ADDRESS);
  private final MethodHandle setFlags = function(ATTRIBUTES + "setflags", ADDRESS, JAVA_SHORT);
  private final MethodHandle spawn =
      function(SPAWN, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle waitFor = function("waitpid", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle poll = function("poll", ADDRESS, JAVA_LONG, JAVA_INT);
  private final MethodHandle close = function("close", JAVA_INT);
  private final MethodHandle openProcess =
      linker.downcallHandle(
          symbol("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));

  private LibC() {}

  /** The library, where it has all of them and Linux lets this process use them. */
  static Optional<LibC> find() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      LibC libc = new LibC();
      int self = libc.openProcess((int) ProcessHandle.current().pid());
      if (self < 0) {
        return Optional.empty();
      }
      libc.close(self);
      return Optional.of(libc);
    } catch (NoSuchElementException | UnsupportedOperationException e) {
      return Optional.empty(); // an older or another library or kernel
    }
  }

  int filesInit(MemorySegment files) {
    try {
      return (int) filesInit.invokeExact(files);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  void filesDestroy(MemorySegment files) {
    try {
      int _ = (int) filesDestroy.invokeExact(files);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int addOpen(MemorySegment files, int to, MemorySegment path, int flags, int mode) {
    try {
      return (int) addOpen.invokeExact(files, to, path, flags, mode);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int addDuplicate(MemorySegment files, int from, int to) {
    try {
      return (int) addDuplicate.invokeExact(files, from, to);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int addFolder(MemorySegment files, MemorySegment path) {
    try {
      return (int) addFolder.invokeExact(files, path);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int addCloseFrom(MemorySegment files, int first) {
    try {
      return (int) addCloseFrom.invokeExact(files, first);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int attributesInit(MemorySegment attributes) {
    try {
      return (int) attributesInit.invokeExact(attributes);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  void attributesDestroy(MemorySegment attributes) {
    try {
      int _ = (int) attributesDestroy.invokeExact(attributes);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int setMask(MemorySegment attributes, MemorySegment signals) {
    try {
      return (int) setMask.invokeExact(attributes, signals);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int setFlags(MemorySegment attributes, short flags) {
    try {
      return (int) setFlags.invokeExact(attributes, flags);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  int spawn(
      MemorySegment id,
      MemorySegment program,
      MemorySegment files,
      MemorySegment attributes,
      MemorySegment arguments,
      MemorySegment environment) {
    try {
      return (int) spawn.invokeExact(id, program, files, attributes, arguments, environment);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /**
   * Opens a process, to wait for it.
   *
   * @return a descriptor to be closed, or -1 if there can be none
   */
  int openProcess(int pid) {
    try {
      return (int) (long) openProcess.invokeExact(PIDFD_OPEN, (long) pid, 0L);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Waits until an opened process has ended, or as long as that. */
  void awaitEnd(int descriptor, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment asked = arena.allocate(MemoryLayout.structLayout(JAVA_INT, JAVA_INT));
      asked.set(JAVA_INT, 0, descriptor);
      asked.set(JAVA_SHORT, Integer.BYTES, READABLE);
      int _ = (int) poll.invokeExact(asked, 1L, millis);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** How a process of ours ended, as {@code waitpid} says it; nothing while it has not. */
  OptionalInt ended(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(JAVA_INT);
      int ended = (int) waitFor.invokeExact(pid, status, NO_HANG);
      return ended == pid ? OptionalInt.of(status.get(JAVA_INT, 0)) : OptionalInt.empty();
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  void close(int descriptor) {
    try {
      int _ = (int) close.invokeExact(descriptor);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private MethodHandle function(String name, MemoryLayout... parameters) {
    return linker.downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private MemorySegment symbol(String name) {
    return linker.defaultLookup().findOrThrow(name);
  }

  /** Calls of C functions throw nothing. */
  private static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException(e);
  }
}
