package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.problem.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Looks at the flat sequence of events before a tree is made of it, since composing a tree recurses
 * as deep as the text is nested.
 */
final class YamlLimits {

  /** The most uses of an alias. */
  static final int MAX_ALIASES = 100;

  private final SourceText source;
  private final Problems problems;
  private int depth;
  private int aliases;
  private int documents;

  YamlLimits(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Whether the text stays within the limits; if not, a problem says which. */
  boolean hold(LoadSettings settings, String text) {
    for (Event event : new Parse(settings).parseString(text)) {
      if (!allowed(event)) {
        return false;
      }
    }
    if (documents == 0) {
      problems.add(
          ProblemCode.EMPTY_FILE,
          new Place(source.file(), 1, 1, ""),
          "the file holds no definition",
          "it is empty, or all of it is comments",
          "begin with 'pipeline: NAME' and 'stages:'");
    }
    return documents > 0;
  }

  private boolean allowed(Event event) {
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> depth++;
      case MappingEnd, SequenceEnd -> depth--;
      case Alias -> aliases++;
      case DocumentStart -> documents++;
      default -> {}
    }
    if (depth > YamlReader.MAX_DEPTH) {
      problems.add(
          ProblemCode.TOO_DEEP,
          place(event.getStartMark()),
          "more than " + YamlReader.MAX_DEPTH + " maps and lists inside each other",
          "no definition needs that, and it may be meant to harm",
          "make it flatter, or move data into a file of its own");
      return false;
    }
    if (aliases > MAX_ALIASES) {
      problems.add(
          ProblemCode.TOO_MANY_ALIASES,
          place(event.getStartMark()),
          "more than " + MAX_ALIASES + " aliases",
          "aliases can make a small file huge",
          "write the values out");
      return false;
    }
    if (documents > 1) {
      problems.add(
          ProblemCode.MORE_THAN_ONE_DOCUMENT,
          place(event.getStartMark()),
          "a second document begins here",
          "one file holds one pipeline",
          "remove the line '---', or make a second file");
      return false;
    }
    return true;
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(source.file(), m.getLine() + 1, m.getColumn() + 1, ""))
        .orElseGet(() -> new Place(source.file(), 0, 0, ""));
  }
}
