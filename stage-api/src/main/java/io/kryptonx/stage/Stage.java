package io.kryptonx.stage;

/**
 * One step of a pipeline, written in Java: a function from declared inputs to declared outputs.
 *
 * <p>A stage in a file of its own, used as {@code java: stages/Shout.java}:
 *
 * {@snippet :
 * import io.kryptonx.stage.Stage;
 * import io.kryptonx.stage.StageContext;
 * import java.nio.file.Files;
 * import java.util.Locale;
 *
 * public final class Shout implements Stage {
 *   @Override
 *   public void run(StageContext context) throws Exception {
 *     String text = Files.readString(context.input("text"));
 *     Files.writeString(context.output("loud"), text.toUpperCase(Locale.ROOT));
 *   }
 * }
 * }
 *
 * <p><b>The class</b> is public and has a public constructor without parameters. Every task gets an
 * instance of its own, so fields are safe within one task and carry nothing to the next. Static
 * fields do outlive a task, because the process is used again: keep only constants there.
 *
 * <p><b>Pure by default.</b> Equal inputs give equal bytes, on every machine and at any time,
 * unless the pipeline declares the stage {@code recorded} or an {@code effect}. What breaks this
 * most often, and what to write instead:
 *
 * <ul>
 *   <li>the clock: {@link StageContext#time()}, or nothing;
 *   <li>{@code new Random()}, {@code UUID.randomUUID()}: {@link StageContext#random()};
 *   <li>the order of {@code HashMap}, of a folder listing: {@code TreeMap}, {@link
 *       StageContext#items(String)}, sorting;
 *   <li>the default locale, zone and character set: {@code Locale.ROOT}, {@code ZoneOffset.UTC},
 *       {@code StandardCharsets.UTF_8};
 *   <li>{@code Math.pow}, {@code Math.sin} and their like, which may differ in the last digit
 *       between processors: {@link StrictMath};
 *   <li>{@code System.getenv}, {@code System.getProperty}: a declared parameter or {@link
 *       StageContext#env(String)};
 *   <li>files and hosts outside the task: an input, or {@link StageContext#file(String)}.
 * </ul>
 *
 * <p>{@code kryptonx check} finds most of these by reading the classes, {@code kryptonx verify}
 * finds the others by running the stage again and comparing.
 */
@FunctionalInterface
public interface Stage {

  /**
   * Performs one task: writes every declared output, then returns.
   *
   * <p>Called once per attempt, on one thread, in a folder of its own. An attempt that failed,
   * timed out or was lost with its machine may be followed by another in an empty folder; nothing
   * of the first one is seen again. Threads that the stage starts must have ended when it returns.
   * When the task is cancelled or out of time the thread is interrupted, and the process ended soon
   * after.
   *
   * @param context the task's inputs, outputs and parameters; not valid after the return
   * @throws Exception if the task failed. Its message reaches the person who runs the pipeline: say
   *     what was found, in which input, and what to do about it. Outputs written so far are
   *     dropped.
   */
  void run(StageContext context) throws Exception;
}
