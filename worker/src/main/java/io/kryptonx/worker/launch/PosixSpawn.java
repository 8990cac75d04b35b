package io.kryptonx.worker.launch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts processes by {@code posix_spawn}. Of glibc it needs version 2.34, which can close what is
 * open here, and of Linux 5.3, which can wait for a process as for a file.
 */
final class PosixSpawn {

  /** Larger than either structure of any C library. */
  private static final long STRUCTURE_BYTES = 1024;

  private static final int READ_ONLY = 0;
  private static final int APPEND = 0x1 | 0x40 | 0x400; // O_WRONLY | O_CREAT | O_APPEND
  private static final int NEW_FILE = 0666;
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final int FIRST_TO_CLOSE = 3;

  /** Of the flags: nothing is blocked that this thread blocks; a session of its own. */
  private static final short SET_SIGMASK = 0x08;

  private static final short SET_SESSION = 0x80;

  private final LibC libc;

  private PosixSpawn(LibC libc) {
    this.libc = libc;
  }

  /** The way to start them, where this system has all that it needs. */
  static Optional<PosixSpawn> find() {
    return LibC.find().map(PosixSpawn::new);
  }

  /**
   * Starts one.
   *
   * @throws IOException if that cannot be done in this way; others may know better, such as how to
   *     execute a text without a first line that names its shell
   */
  Child start(Launch launch) throws IOException {
    String path = path(launch);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment files = arena.allocate(STRUCTURE_BYTES);
      MemorySegment attributes = arena.allocate(STRUCTURE_BYTES);
      check(libc.filesInit(files));
      check(libc.attributesInit(attributes));
      try {
        MemorySegment folder = text(arena, launch.folder().toString());
        check(libc.addFolder(files, folder));
        MemorySegment nothing = text(arena, Session.NOTHING.getPath());
        check(libc.addOpen(files, 0, nothing, READ_ONLY, 0));
        MemorySegment log = text(arena, launch.log().toString());
        check(libc.addOpen(files, STANDARD_OUTPUT, log, APPEND, NEW_FILE));
        check(libc.addDuplicate(files, STANDARD_OUTPUT, STANDARD_ERROR));
        check(libc.addCloseFrom(files, FIRST_TO_CLOSE));
        check(libc.setMask(attributes, arena.allocate(STRUCTURE_BYTES)));
        check(libc.setFlags(attributes, (short) (SET_SIGMASK | SET_SESSION)));
        return new SpawnedChild(libc, spawn(arena, path, launch, files, attributes));
      } finally {
        libc.filesDestroy(files);
        libc.attributesDestroy(attributes);
      }
    }
  }

  /** Where a program is that is called by its name. */
  private static String path(Launch launch) throws IOException {
    String program = launch.arguments().getFirst();
    if (program.contains("/")) {
      return program;
    }
    return Stream.of(launch.environment().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(() -> new NoSuchFileException(program));
  }

  private int spawn(
      Arena arena, String path, Launch launch, MemorySegment files, MemorySegment attributes)
      throws IOException {
    List<String> variables =
        launch.environment().entrySet().stream().map(v -> v.getKey() + "=" + v.getValue()).toList();
    MemorySegment program = text(arena, path);
    MemorySegment arguments = texts(arena, launch.arguments());
    MemorySegment environment = texts(arena, variables);
    MemorySegment id = arena.allocate(JAVA_INT);
    check(libc.spawn(id, program, files, attributes, arguments, environment));
    return id.get(JAVA_INT, 0);
  }

  private static MemorySegment texts(Arena arena, List<String> texts) throws IOException {
    MemorySegment all = arena.allocate(ADDRESS, texts.size() + 1L); // NULL at the end
    for (int i = 0; i < texts.size(); i++) {
      all.setAtIndex(ADDRESS, i, text(arena, texts.get(i)));
    }
    return all;
  }

  private static MemorySegment text(Arena arena, String text) throws IOException {
    if (text.indexOf('\0') >= 0) {
      throw new IOException("a NUL character is in what it is given, which no program can have");
    }
    return arena.allocateFrom(text, StandardCharsets.UTF_8);
  }

  private static void check(int error) throws IOException {
    if (error != 0) {
      throw new IOException("error=" + error);
    }
  }
}
