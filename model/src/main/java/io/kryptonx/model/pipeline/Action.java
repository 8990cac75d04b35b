package io.kryptonx.model.pipeline;

import java.util.List;

/** What a stage does. */
public sealed interface Action {

  /** A text for {@code bash -euo pipefail}. */
  record Shell(String text) implements Action {}

  /**
   * A program and its arguments, executed without a shell; {@code ${name}} in an argument is
   * replaced by the engine.
   */
  record Program(List<String> arguments) implements Action {
    public Program {
      arguments = List.copyOf(arguments);
      if (arguments.isEmpty()) {
        throw new IllegalArgumentException("a program needs a name");
      }
    }
  }

  /**
   * One {@code .java} file, compiled when the run is planned; its first public class, or the one of
   * the file's name, implements {@code io.kryptonx.stage.Stage}.
   *
   * @param file relative to the folder of the definition
   */
  record JavaFile(String file) implements Action {}

  /**
   * A compiled class.
   *
   * @param name fully qualified
   * @param classpath folders and jars, relative to the folder of the definition
   */
  record JavaClass(String name, List<String> classpath) implements Action {
    public JavaClass {
      classpath = List.copyOf(classpath);
    }
  }
}
