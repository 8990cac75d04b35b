package io.kryptonx.worker.javahost;

import io.kryptonx.stage.UndeclaredAccessException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is told of an exception: class, message, and where it came from in the stage's classes. */
final class Throwables {

  private static final int MAX_FRAMES = 12;
  private static final int MAX_NAMES = 40;
  private static final int MAX_CAUSES = 4;
  private static final int MAX_CHARACTERS = 3_000;

  private Throwables() {}

  static String describe(Throwable thrown) {
    if (thrown instanceof UndeclaredAccessException undeclared) {
      return String.valueOf(undeclared.getMessage()) + frames(thrown);
    }
    StringBuilder text = new StringBuilder(headline(thrown)).append(frames(thrown));
    Throwable cause = thrown.getCause();
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      text.append("\ncaused by ").append(headline(cause)).append(frames(cause));
      cause = cause.getCause();
    }
    return text.length() <= MAX_CHARACTERS ? text.toString() : text.substring(0, MAX_CHARACTERS);
  }

  /** The names, whole and short, of its class and of those above it. */
  static List<String> names(Throwable thrown) {
    List<String> names = new ArrayList<>();
    for (Class<?> type = thrown.getClass();
        type != null && type != Throwable.class && names.size() < MAX_NAMES;
        type = type.getSuperclass()) {
      names.add(type.getName());
      names.add(type.getSimpleName());
    }
    return names;
  }

  private static String headline(Throwable thrown) {
    String message = message(thrown);
    String name = thrown.getClass().getName();
    String plain = name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
    String hint =
        switch (thrown) {
          case OutOfMemoryError _ -> "; the stage needs more memory than its process has";
          case StackOverflowError _ -> "; the stage calls itself too deeply";
          default -> "";
        };
    return (message.isEmpty() ? plain : plain + ": " + message) + hint;
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException e) {
      return "(its message cannot be had: " + e.getClass().getName() + ")";
    }
  }

  private static String frames(Throwable thrown) {
    List<String> frames =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> StageLoader.NAME.equals(frame.getClassLoaderName()))
            .limit(MAX_FRAMES)
            .map(Throwables::frame)
            .toList();
    return frames.isEmpty() ? "" : "\n" + String.join("\n", frames);
  }

  private static String frame(StackTraceElement frame) {
    String place =
        frame.getFileName() == null || frame.getLineNumber() < 0
            ? ""
            : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    return "  at " + frame.getClassName() + "." + frame.getMethodName() + place;
  }
}
