package io.kryptonx.worker.javahost;

import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import io.kryptonx.worker.javahost.HostReply.Status;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Calls stages in the calling thread. Any thread. */
public final class StageCalls {

  private final StageLoaders loaders = new StageLoaders();

  /**
   * Calls a new instance of a stage, once.
   *
   * @param classpath absolute paths of folders and jars, which never change
   */
  public HostReply call(List<String> classpath, String mainClass, StageContext context) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      StageLoader loader = loaders.of(classpath);
      thread.setContextClassLoader(loader);
      instance(loader, mainClass).run(context);
      return new HostReply(Status.RETURNED, "", List.of(), true);
    } catch (VirtualMachineError e) {
      return threw(e, false);
    } catch (Throwable e) {
      return threw(e, true);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static HostReply threw(Throwable thrown, boolean goesOn) {
    return new HostReply(
        Status.THREW, Throwables.describe(thrown), Throwables.names(thrown), goesOn);
  }

  private static Stage instance(StageLoader loader, String name) throws Throwable {
    Class<?> type = loader.loadClass(name);
    try {
      return (Stage) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
