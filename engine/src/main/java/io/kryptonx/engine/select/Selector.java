package io.kryptonx.engine.select;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;
import java.util.Locale;

/**
 * One selector.
 *
 * @param text as it was written
 * @param above whether everything that the stages need belongs to it
 * @param below whether everything that depends on them belongs to it
 */
record Selector(String text, boolean above, Term term, boolean below) {

  private static final String MORE = "+";
  private static final List<String> KINDS = List.of("tag:", "owner:", "state:");

  /** What it names, before what is above and below comes to it. */
  sealed interface Term {

    /** Sources and stages by name. */
    record Named(Glob glob) implements Term {}

    /** Stages with a tag. */
    record Tagged(Glob glob) implements Term {}

    /** Sources and stages of an owner. */
    record Owned(Glob glob) implements Term {}

    /** Stages with tasks that are so. */
    record InState(TaskState state) implements Term {}
  }

  /**
   * Reads one.
   *
   * @throws KryptonxException USAGE if it is none
   */
  static Selector parse(String text) {
    String word = text.strip();
    boolean above = word.startsWith(MORE);
    boolean below = word.length() > 1 && word.endsWith(MORE);
    String core = word.substring(above ? 1 : 0, word.length() - (below ? 1 : 0));
    if (core.isEmpty() || core.contains(MORE) || core.length() > Glob.MAX_LENGTH) {
      throw mistake(
          word,
          "write thumbnail, +thumbnail (with all that it needs), thumbnail+ (with all that depends"
              + " on it), 'thumb*', tag:fast, owner:media or state:failed");
    }
    return new Selector(word, above, term(word, core), below);
  }

  private static Term term(String text, String core) {
    int colon = core.indexOf(':');
    if (colon < 0) {
      return new Term.Named(new Glob(core));
    }
    String value = core.substring(colon + 1);
    if (value.isEmpty()) {
      throw mistake(text, "it names nothing behind the colon");
    }
    String kind = core.substring(0, colon + 1);
    return switch (kind) {
      case "tag:" -> new Term.Tagged(new Glob(value));
      case "owner:" -> new Term.Owned(new Glob(value));
      case "state:" -> new Term.InState(state(text, value.toLowerCase(Locale.ROOT)));
      default ->
          throw mistake(
              text, DidYouMean.fix(kind, KINDS) + " There are " + String.join(", ", KINDS));
    };
  }

  private static TaskState state(String text, String word) {
    return TaskState.of(word)
        .orElseThrow(() ->
            mistake(
                text,
                DidYouMean.fix(word, TaskState.words())
                    + " A task is "
                    + String.join(", ", TaskState.words())));
  }

  private static KryptonxException mistake(String text, String fix) {
    return new KryptonxException(ErrorCode.USAGE, "'" + text + "' is no selector; " + fix);
  }
}
