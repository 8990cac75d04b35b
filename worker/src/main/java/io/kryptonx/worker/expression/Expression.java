package io.kryptonx.worker.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;

/**
 * A compiled expression. Its value depends on the values of its names alone. Any thread.
 *
 * <p>Whole numbers are {@code Long}, others {@code Double}; null is {@link #NULL}.
 */
public final class Expression {

  /** The most characters of an expression. */
  public static final int MAX_LENGTH = 10_000;

  /** How deep an expression may be nested. */
  public static final int MAX_DEPTH = 64;

  /** The most steps of all {@code all}, {@code exists}, {@code map} and {@code filter} together. */
  public static final int MAX_ITERATIONS = 200_000;

  /** The largest regular expression, in instructions of its compiled form. */
  public static final int MAX_REGEX = 10_000;

  /** The most characters that an evaluation makes on its way; an entry of a list counts 16. */
  public static final int MAX_MADE = 32 << 20;

  /** The most characters that an evaluation looks at to compare and to find. */
  public static final long MAX_LOOKED = 256L << 20;

  /** The value null. */
  public static final Object NULL = dev.cel.common.values.NullValue.NULL_VALUE;

  private final String text;
  private final List<List<String>> mentions;
  private final Map<Long, HeavyCall> heavyCalls;
  private final CelRuntime.Program program;

  private Expression(
      String text,
      List<List<String>> mentions,
      Map<Long, HeavyCall> heavyCalls,
      CelRuntime.Program program) {
    this.text = text;
    this.mentions = mentions;
    this.heavyCalls = heavyCalls;
    this.program = program;
  }

  /** What the value of an expression has to be. */
  public enum Wanted {
    /** True or false. */
    FLAG("true or false", "compare something, as in report.bad == 0"),
    /** A text or a whole number. */
    NAME("a text or a whole number", "write string(…) or int(…) around it"),
    /** A number. */
    NUMBER("a number", "give something that can be compared, as in report.score"),
    /** True or false, or a map that says more. */
    VERDICT(
        "true or false, or a map",
        "compare something, as in review.score >= 8, or write {'done': …, 'with': {…}}"),
    /** Anything. */
    ANY("anything", "");

    private final String label;
    private final String fix;

    Wanted(String label, String fix) {
      this.label = label;
      this.fix = fix;
    }

    private boolean accepts(CelKind kind) {
      return kind == CelKind.DYN
          || switch (this) {
            case FLAG -> kind == CelKind.BOOL;
            case NAME -> kind == CelKind.STRING || kind == CelKind.INT;
            case NUMBER -> kind == CelKind.INT || kind == CelKind.UINT || kind == CelKind.DOUBLE;
            case VERDICT -> kind == CelKind.BOOL || kind == CelKind.MAP;
            case ANY -> true;
          };
    }
  }

  /**
   * Compiles and checks an expression.
   *
   * @throws ExpressionException if it is none, uses what is not there, or gives something else than
   *     what is wanted
   */
  public static Expression compile(String text, Vocabulary vocabulary, Wanted wanted)
      throws ExpressionException {
    CelCompiler compiler = Cel.compiler(vocabulary);
    try {
      CelAbstractSyntaxTree parsed = compiler.parse(text).getAst();
      List<List<String>> mentions = Mentions.of(parsed, vocabulary);
      CelAbstractSyntaxTree checked = compiler.check(parsed).getAst();
      if (!wanted.accepts(checked.getResultType().kind())) {
        throw new ExpressionException(
            "it gives " + Types.label(checked.getResultType()) + ", not " + wanted.label,
            0,
            wanted.fix);
      }
      return new Expression(
          text, mentions, HeavyCall.of(checked), Cel.runtime().createProgram(checked));
    } catch (CelValidationException e) {
      throw Explanation.of(e, text, vocabulary);
    } catch (CelEvaluationException e) {
      throw Explanation.of(e, text);
    }
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /**
   * What it names, in the order of the text: a name of the vocabulary with the fields that follow
   * it, {@code [report, bad]}.
   */
  public List<List<String>> mentions() {
    return mentions;
  }

  /**
   * Its value.
   *
   * @param values of all names that it mentions
   * @throws ExpressionException if it has none
   */
  public Object evaluate(Map<String, Object> values) throws ExpressionException {
    try {
      return program.trace(values, new Effort(heavyCalls));
    } catch (CelEvaluationException e) {
      throw Explanation.of(e, text);
    }
  }

  /**
   * Its value, which has to be a finite number.
   *
   * @throws ExpressionException if it has none, or another one
   */
  public double number(Map<String, Object> values) throws ExpressionException {
    Object value = evaluate(values);
    if (!(value instanceof Number number)) {
      throw new ExpressionException(
          "it gives " + Types.label(value) + ", not " + Wanted.NUMBER.label, 0, Wanted.NUMBER.fix);
    }
    double found = number.doubleValue();
    if (!Double.isFinite(found)) {
      throw new ExpressionException(
          "it gives " + found + ", which cannot be compared", 0, Wanted.NUMBER.fix);
    }
    return found + 0.0; // there is one zero
  }

  /**
   * Its value, which has to be true or false.
   *
   * @throws ExpressionException if it has none, or another one
   */
  public boolean holds(Map<String, Object> values) throws ExpressionException {
    Object value = evaluate(values);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new ExpressionException(
        "it gives " + Types.label(value) + ", not " + Wanted.FLAG.label, 0, Wanted.FLAG.fix);
  }
}
