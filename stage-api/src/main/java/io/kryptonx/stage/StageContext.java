package io.kryptonx.stage;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that one task may know: its inputs, outputs and parameters.
 *
 * <p>All of it is declared in the pipeline, and nothing undeclared is here, because whatever a
 * stage can see has to be part of the fingerprint by which its results are reused. Two kinds of
 * mistakes are therefore told apart:
 *
 * <ul>
 *   <li>a <em>name</em> that the stage does not declare: {@link IllegalArgumentException}, which
 *       lists the declared ones;
 *   <li>a <em>fact</em> about the task that it has to ask for first ({@code reads:}): {@link
 *       UndeclaredAccessException}, which says what to add to the definition.
 * </ul>
 *
 * <p>Every method may be called any number of times and answers the same. Paths are absolute. A
 * context may be used by several threads while {@link Stage#run} has not returned; {@link
 * #random()} is the exception.
 */
public interface StageContext {

  /**
   * The content of an input: a file for a single input, a folder for a collected one or a tree.
   *
   * <p>The file is named after the input and its type, {@code photo.jpg} for an input {@code photo}
   * of type {@code image/jpeg}; never after where it came from. In the folder of a collection the
   * paths are made of the item's parts; {@link #items} is the safer way to read it. Inputs are
   * read-only: a stage that changes one fails.
   *
   * @param name a name under the stage's {@code in:}
   * @throws IllegalArgumentException if the stage has no such input, or if it is optional and has
   *     no partner for this item (see {@link #optionalInput})
   */
  Path input(String name);

  /**
   * The content of an input declared {@code optional: true}, or empty where it has no partner for
   * this item. Of any other input it is always there.
   *
   * @param name a name under the stage's {@code in:}
   * @throws IllegalArgumentException if the stage has no such input
   */
  Optional<Path> optionalInput(String name);

  /**
   * The content of a single input, whole. The shortest way for small content, and the quickest:
   * with {@code isolation: none} no file is made for it.
   *
   * @param name a name under the stage's {@code in:}, neither collected nor a tree
   * @throws IllegalArgumentException if {@link #input} throws it
   * @throws IOException if it is no file or cannot be read; its size is less than 2 GiB
   */
  default byte[] read(String name) throws IOException {
    return Files.readAllBytes(input(name));
  }

  /**
   * The content of a single input as text in UTF-8; what is malformed becomes {@code \uFFFD}.
   *
   * @param name as {@link #read} takes it
   * @throws IOException as {@link #read} throws it
   */
  default String readText(String name) throws IOException {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  /**
   * The members of a collected input, in the order of their items.
   *
   * <p>The order is that of the parts, compared one by one as Java compares strings: the same on
   * every machine, whatever order the members were made in. Several collections over the same
   * dimension are lined up by {@link CollectedItem#item()}; with {@code collect: {missing: allow}}
   * their lengths may differ. No {@code reads:} is needed: the names are part of the input.
   *
   * @param name a name under the stage's {@code in:}, with {@code collect}
   * @return an immutable list, empty for an empty collection
   * @throws IllegalArgumentException if the stage has no such input or does not collect it
   */
  List<CollectedItem> items(String name);

  /**
   * The items that a collected input lacks because their making failed, sorted; only where it is
   * declared {@code collect: {missing: allow}}, else there are none.
   *
   * @param name a name under the stage's {@code in:}
   * @return texts as {@link #item()} gives them; a part that is not known is {@code *}
   * @throws IllegalArgumentException if the stage has no such input
   */
  List<String> missing(String name);

  /**
   * Where to write an output: a file that does not exist yet or, for {@code each: true}, an empty
   * folder to fill; so, too, for a tree.
   *
   * <p>In the folder every file becomes an item, named by its path without the type's extension:
   * {@code face-2.png} becomes {@code face-2}. A declared output that is not there when the stage
   * returns fails the task.
   *
   * @param name a name under the stage's {@code out:}
   * @throws IllegalArgumentException if the stage has no such output
   */
  Path output(String name);

  /**
   * Makes an output of bytes. Written again, the last content counts.
   *
   * @param name a name under the stage's {@code out:}, without {@code each} and no tree
   * @param content all of it
   * @throws IllegalArgumentException if the stage has no such output
   * @throws IOException if it cannot be written
   */
  default void write(String name, byte[] content) throws IOException {
    Files.write(output(name), content);
  }

  /**
   * Makes an output of a text, in UTF-8.
   *
   * @param name as {@link #write} takes it
   * @param text all of it
   * @throws IOException as {@link #write} throws it
   */
  default void writeText(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The value of a parameter as text: a number in plain decimal notation, a flag as {@code true} or
   * {@code false}.
   *
   * @param name one of the stage's {@code params:}
   * @throws IllegalArgumentException if the stage does not name this parameter, even where the
   *     pipeline has it
   */
  String param(String name);

  /**
   * The value of a parameter as a whole number.
   *
   * @param name one of the stage's {@code params:}
   * @throws IllegalArgumentException if the stage does not name this parameter, or if its value is
   *     no whole number from {@link Long#MIN_VALUE} to {@link Long#MAX_VALUE}
   */
  long integer(String name);

  /**
   * The value of a parameter as a number, the nearest {@code double}.
   *
   * @param name one of the stage's {@code params:}
   * @throws IllegalArgumentException if the stage does not name this parameter, or if its value is
   *     no finite number
   */
  double number(String name);

  /**
   * The value of a parameter as yes or no.
   *
   * @param name one of the stage's {@code params:}
   * @throws IllegalArgumentException if the stage does not name this parameter, or if its value is
   *     neither {@code true} nor {@code false}
   */
  boolean flag(String name);

  /**
   * The item of this task in text form, its parts joined by {@code ::} as in {@code
   * cats/tom::face-2}; the empty text where the stage runs once for all. In a part the characters
   * {@code %} and {@code :} are percent-encoded; {@link #item(String)} gives it as it is.
   *
   * @throws UndeclaredAccessException unless the stage declares {@code reads: [item]}
   */
  String item();

  /**
   * One part of this task's item.
   *
   * @param dimension a dimension of the stage, such as {@code photo} below {@code
   *     photos/{photo}.jpg}
   * @throws UndeclaredAccessException unless the stage declares {@code reads: [item]}
   * @throws IllegalArgumentException if the stage does not run over this dimension
   */
  String item(String dimension);

  /**
   * When the source event happened, as its source says. It is no clock: the same event has the same
   * time in every attempt and every replay.
   *
   * @throws UndeclaredAccessException unless the stage declares {@code reads: [time]}
   */
  Instant time();

  /**
   * The id of the source event, a UUID as text. Equal in every attempt and every replay.
   *
   * @throws UndeclaredAccessException unless the stage declares {@code reads: [event_id]}
   */
  String eventId();

  /**
   * What an effect is known by: a UUID as text, to be told to the other side so that it can tell
   * that it was asked before. Equal in every attempt; another one for another item or input.
   *
   * @throws UndeclaredAccessException unless the stage declares {@code effect:}
   */
  String key();

  /**
   * Random numbers that are the same whenever the work is the same: seeded from the task's
   * fingerprint, independent of attempt, machine and time.
   *
   * <p>Every call starts the same sequence anew; keep the generator. It is for one thread, and not
   * for cryptography.
   */
  RandomGenerator random();

  /**
   * A fixed value from the stage's {@code env:}. The variables of the machine are not here.
   *
   * @param name a name under the stage's {@code env:}
   * @throws IllegalArgumentException if the stage has no such variable
   */
  String env(String name);

  /**
   * A secret of the engine's environment, handed through for this task. It is not part of the
   * fingerprint and must never reach an output; where it appears in the log it is blotted out.
   *
   * @param name one of the stage's {@code secrets:}
   * @throws IllegalArgumentException if the stage does not name this secret
   */
  String secret(String name);

  /**
   * One of the files that the stage brings along, as it was when the run began. Read-only, like an
   * input.
   *
   * @param name one of the stage's {@code files:}, written as there, with {@code /}
   * @throws IllegalArgumentException if the stage does not name this file
   */
  Path file(String name);

  /**
   * Tells that the attempt cost so much, in the unit that is used throughout the pipeline; told
   * several times, it is added up. It counts also where the attempt fails afterwards. It is
   * recorded with the result, charged to budgets, and never part of a fingerprint.
   *
   * @param amount from 0 to 1,000,000, as is the sum, with at most six digits behind the point
   * @throws IllegalArgumentException if it is not
   */
  void cost(BigDecimal amount);

  /**
   * Adds a line to the task's log, where a person looks after a failure. Never part of an output;
   * what {@code System.out} and {@code System.err} are given arrives there, too. The log is
   * bounded.
   *
   * @param line text without a line end; a text of several lines becomes several
   */
  void log(String line);
}
