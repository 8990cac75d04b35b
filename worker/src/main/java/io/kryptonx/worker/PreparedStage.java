package io.kryptonx.worker;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.schema.OutputSchema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage with all that it refers to frozen: later edits of files do not reach it.
 *
 * @param params the values of the parameters that it names
 * @param files digest of each of its {@code files}, by relative path; the bytes are in the store
 * @param code where its classes are
 * @param key the parts of the fingerprint that all its tasks share
 * @param rules what the worker itself evaluates
 */
public record PreparedStage(
    Stage stage,
    SortedMap<String, String> params,
    SortedMap<String, Digest> files,
    Code code,
    List<KeyPart> key,
    Rules rules) {

  public PreparedStage {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    key = List.copyOf(key);
  }

  /** A stage in which the worker evaluates nothing. */
  public PreparedStage(
      Stage stage,
      SortedMap<String, String> params,
      SortedMap<String, Digest> files,
      Code code,
      List<KeyPart> key) {
    this(stage, params, files, code, key, Rules.NONE);
  }

  /** The same stage to do something else, which is a command. */
  PreparedStage doing(Action.Shell other) {
    return new PreparedStage(stage.withAction(other), params, files, new Code.None(), key, rules);
  }

  /**
   * The expressions and schemas of a stage, checked.
   *
   * @param when the condition, where there is one
   * @param action what makes the output of a stage that is an expression
   * @param validations in the order of the stage's
   * @param params values of the parameters that expressions may name, by {@code params.NAME}
   * @param schemas by the name of the output
   * @param loop what ends a loop
   * @param branches the conditions of a route, in their order
   * @param cost what a request cost, where its stage says that
   */
  public record Rules(
      Optional<Expression> when,
      Optional<Expression> action,
      List<Expression> validations,
      Map<String, Object> params,
      Map<String, OutputSchema> schemas,
      Optional<LoopRules> loop,
      List<Expression> branches,
      Optional<Expression> cost) {

    /** There are none. */
    public static final Rules NONE =
        new Rules(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of());

    /** Those of a stage that is neither a loop nor a route, nor tells its cost. */
    public Rules(
        Optional<Expression> when,
        Optional<Expression> action,
        List<Expression> validations,
        Map<String, Object> params,
        Map<String, OutputSchema> schemas) {
      this(
          when,
          action,
          validations,
          params,
          schemas,
          Optional.empty(),
          List.of(),
          Optional.empty());
    }

    public Rules {
      validations = List.copyOf(validations);
      params = Map.copyOf(params);
      schemas = Map.copyOf(schemas);
      branches = List.copyOf(branches);
    }
  }

  /** The expressions of a loop. */
  public record LoopRules(Expression until, Optional<Expression> best) {}

  /** The classes of a Java stage. */
  public sealed interface Code {

    /** There are none: it is a command. */
    record None() implements Code {}

    /**
     * Compiled classes.
     *
     * @param mainClass implements {@code io.kryptonx.stage.Stage}
     * @param classpath folders and jars that nobody changes any more
     */
    record Classes(String mainClass, List<Path> classpath) implements Code {
      public Classes {
        classpath = List.copyOf(classpath);
      }
    }
  }
}
