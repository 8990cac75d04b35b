package io.kryptonx.worker.javahost;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the classes of a stage. Beside its classpath it sees the JDK and {@code io.kryptonx.stage},
 * and nothing of the engine.
 */
final class StageLoader extends URLClassLoader {

  /** The name of all loaders of stages. */
  static final String NAME = "stage";

  static {
    registerAsParallelCapable();
  }

  StageLoader(URL[] classpath) {
    super(NAME, classpath, new Visible(StageLoader.class.getClassLoader()));
  }

  /** What stages see of their surroundings. */
  private static final class Visible extends ClassLoader {

    private static final String API = "io.kryptonx.stage.";

    private final ClassLoader all;

    Visible(ClassLoader all) {
      super("visible", ClassLoader.getPlatformClassLoader());
      this.all = all;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(API)) {
        return all.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
