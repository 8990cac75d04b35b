package io.kryptonx.model.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a stage does. */
public sealed interface Action {

  /** Whether programs are started for it, which are gone with all that they started afterwards. */
  default boolean isCommand() {
    return this instanceof Shell || this instanceof Program;
  }

  /**
   * A text for a shell.
   *
   * @param shell program and arguments; the text is the last one, behind {@code -c}
   */
  record Shell(String text, List<String> shell) implements Action {

    /** The shell where nothing else is said. */
    public static final List<String> BASH = List.of("bash", "-euo", "pipefail");

    public Shell {
      shell = List.copyOf(shell);
    }

    /** A text for {@code bash -euo pipefail}. */
    public Shell(String text) {
      this(text, BASH);
    }
  }

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
   * @param file relative to the folder of the stage's {@link Scope}
   */
  record JavaFile(String file) implements Action {}

  /**
   * A compiled class.
   *
   * @param name fully qualified
   * @param classpath folders and jars, relative to the folder of the stage's {@link Scope}
   */
  record JavaClass(String name, List<String> classpath) implements Action {
    public JavaClass {
      classpath = List.copyOf(classpath);
    }
  }

  /** An expression in CEL over inputs and parameters; its value becomes the one output. */
  record Expression(String text) implements Action {}

  /**
   * A person decides whether content goes on. The stage has two outputs: what was approved, and the
   * decision. Nothing is executed: the decision is recorded, and stands for equal work.
   *
   * @param input name of the input that is decided about
   * @param ask the question that people are asked, at most {@value #MAX_ASK} characters
   * @param by who may decide; empty where everybody may. It changes no fingerprint
   */
  record Approve(String input, String ask, List<String> by) implements Action {

    /** The most characters of a question. */
    public static final int MAX_ASK = 2000;

    /** The name of the output that holds who decided, when and why. */
    public static final String DECISION = "decision";

    public Approve {
      by = List.copyOf(by);
      if (ask.isBlank() || ask.length() > MAX_ASK) {
        throw new IllegalArgumentException("a question is short, and asks something");
      }
    }
  }

  /**
   * The items that an effect acted for and that its stage does not have any more. Nothing is
   * executed: the ledger of the store is asked, in each run. The one output has an item for each,
   * with a JSON object that tells what is known of it.
   *
   * @param stage the effect
   */
  record Removed(String stage) implements Action {

    /** What the stage of such an action is called below the stage that it asks about. */
    public static final String GONE = "gone";

    /** What the stage that acts for such items is called below it, and its one input. */
    public static final String REMOVED = "removed";

    /** The same in a sub-pipeline of that path. */
    public Removed within(String path) {
      return new Removed(path + "/" + stage);
    }
  }

  /**
   * A content goes on, as it is, to one of several branches: the first whose condition holds. Each
   * branch is an output of the stage; of those that are not taken there is no such item, and what
   * takes it is skipped.
   *
   * @param input name of the input that goes on
   * @param branches in the order in which their conditions are looked at, from 1 to {@value
   *     #MAX_BRANCHES}
   * @param otherwise the branch that is taken where no condition holds; without one the task fails
   *     then
   */
  record Route(String input, List<Branch> branches, Optional<String> otherwise) implements Action {

    /** The most branches. */
    public static final int MAX_BRANCHES = 100;

    public Route {
      branches = List.copyOf(branches);
      if (branches.isEmpty() || branches.size() > MAX_BRANCHES) {
        throw new IllegalArgumentException("a route has 1 to " + MAX_BRANCHES + " branches");
      }
    }

    /** The names of all branches, in the order in which they are taken. */
    public List<String> names() {
      return Stream.concat(branches.stream().map(Branch::name), otherwise.stream()).toList();
    }

    /** The condition under which a branch is taken; none for the one that is left. */
    public Optional<String> condition(String branch) {
      return branches.stream()
          .filter(each -> each.name().equals(branch))
          .map(Branch::condition)
          .findFirst();
    }

    /**
     * Where a content may go on to.
     *
     * @param condition in CEL
     */
    public record Branch(String name, String condition) {}
  }

  /**
   * A table is cut into parts that stay the same where rows elsewhere come or go. The one output
   * has an item for each part.
   *
   * @param input name of the input that is cut
   * @param format CSV or JSONL
   */
  record Split(String input, TableFormat format, Cut cut) implements Action {

    /** Where one part ends. */
    public sealed interface Cut {

      /**
       * Rows with equal values of a column are in the same part, by a hash of the value.
       *
       * @param parts how many, from 1 to {@value #MAX_PARTS}; those without rows are left out
       */
      record ByColumn(String column, int parts) implements Cut {
        /** The most parts. */
        public static final int MAX_PARTS = 65_536;
      }

      /**
       * Runs of rows whose ends are chosen by content.
       *
       * @param bytes the size that parts have on average
       */
      record BySize(long bytes) implements Cut {}
    }
  }

  /**
   * One request of HTTP that acts on another system, which is told the key of the effect as {@code
   * Idempotency-Key}. The answer becomes the one output.
   *
   * @param url {@code ${name}} in it is replaced by the engine
   * @param headers as well
   * @param body the input that is sent; empty for none
   * @param cost in CEL what the request cost, by its answer; empty for nothing. It decides nothing
   *     of what is made, so that no key of the stage holds it
   */
  record Http(
      String url,
      Method method,
      SortedMap<String, String> headers,
      Optional<String> body,
      Optional<String> cost)
      implements Action {

    public Http {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** What the other system is asked to do. */
    public enum Method {
      POST,
      PUT,
      PATCH,
      DELETE
    }
  }

  /**
   * Rows are put into a table of a database, those that are there by their key are changed.
   *
   * @param url an address that JDBC understands, of PostgreSQL or SQLite; {@code ${name}} in it is
   *     replaced by the engine
   * @param user empty for none
   * @param password name of the secret that is the password; empty for none
   * @param table its name, behind a schema and a dot where it has one
   * @param key the columns by which a row is known; at least one
   * @param rows name of the input that holds the rows
   */
  record Jdbc(
      String url,
      Optional<String> user,
      Optional<String> password,
      String table,
      List<String> key,
      String rows)
      implements Action {

    public Jdbc {
      key = List.copyOf(key);
      if (key.isEmpty()) {
        throw new IllegalArgumentException("a row is known by something");
      }
    }

    /** The same at another address. */
    public Jdbc at(String other) {
      return new Jdbc(other, user, password, table, key, rows);
    }

    /** What the address begins with: {@code jdbc:sqlite:}. */
    public static final String SQLITE = "jdbc:sqlite:";

    /** What the address begins with: {@code jdbc:postgresql:}. */
    public static final String POSTGRESQL = "jdbc:postgresql:";
  }

  /**
   * Stages that are gone through again, each time over what the last pass made. They stand in the
   * pipeline under the path of this stage; {@link #source} is what they take of it.
   *
   * @param carry the input that the first pass begins with
   * @param until a condition in CEL; where it holds the loop has converged
   * @param best a number in CEL that is better the higher it is
   * @param seen the assets that {@code until} and {@code best} name, by what they call them
   * @param result what an iteration yields
   * @param next what becomes the {@code carry} of the next iteration
   * @param maxIterations from 1 to {@value #MAX_ITERATIONS}
   * @param stalledAfter so many iterations without a better one end it
   * @param instead the asset of an inner stage that is the result where it did not converge
   * @param budget what all its iterations may take, together
   */
  record Loop(
      String carry,
      String until,
      Optional<String> best,
      SortedMap<String, AssetRef> seen,
      AssetRef result,
      AssetRef next,
      int maxIterations,
      OptionalInt stalledAfter,
      Exhausted onExhausted,
      Optional<AssetRef> instead,
      Budget budget)
      implements Action {

    /** The most iterations of a loop. */
    public static final int MAX_ITERATIONS = 100_000;

    /** The most loops inside each other. */
    public static final int MAX_DEPTH = 8;

    /** What inner stages call that which {@code until} said about the next pass. */
    public static final String WITH = "with";

    /** The most characters of that, as canonical JSON. */
    public static final int MAX_WITH = 4096;

    /** What it is in the first pass, and where {@code until} says nothing. */
    public static final String WITHOUT = "{}";

    /** What inner stages call that which goes from one pass to the next. */
    public static final String CARRY = "carry";

    public Loop {
      seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    /** What the result is where the loop did not converge. */
    public enum Exhausted {
      /** What the iteration with the highest {@code best} yielded, of equal ones the first. */
      BEST,
      /** What the last iteration yielded. */
      LAST,
      /** What came in as {@code carry}. */
      ROLLBACK,
      /** None: it fails. */
      FAIL,
      /** What a stage of the loop makes that runs only then. */
      STAGE;

      /** The word for it in a definition. */
      public String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /**
     * What inner stages take of a loop: {@code carry}, or one of its inputs.
     *
     * @param loop path of the loop
     */
    public static AssetRef source(String loop, String name) {
      String path = loop + "/" + name;
      return new AssetRef(path, path);
    }

    /** The same loop in a sub-pipeline or a loop of that path. */
    public Loop within(String path) {
      SortedMap<String, AssetRef> moved = new TreeMap<>();
      seen.forEach((name, asset) -> moved.put(name, asset.within(path)));
      return new Loop(
          carry,
          until,
          best,
          moved,
          result.within(path),
          next.within(path),
          maxIterations,
          stalledAfter,
          onExhausted,
          instead.map(asset -> asset.within(path)),
          budget);
    }
  }
}
