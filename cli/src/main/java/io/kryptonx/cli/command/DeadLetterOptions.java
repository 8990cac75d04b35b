package io.kryptonx.cli.command;

import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.RedriveRequest.Revision;
import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.model.task.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of {@code dlq}, and what they say. */
final class DeadLetterOptions {

  static final String KIND = "--kind";
  static final String OLDER = "--older-than";
  static final String NEWER = "--newer-than";
  static final String ALL = "--all";
  static final String REVISION = "--revision";
  static final String RATE = "--rate";

  private static final Pattern RATE_FORM = Pattern.compile("([0-9]{1,6})/(s|min|h)");

  private DeadLetterOptions() {}

  static void describe(Syntax syntax) {
    syntax.choice("KIND", "Those that failed so.", Failure.Kind.class, KIND);
    syntax.text("RUN", "Those that failed in this run: gallery-7, just 7, latest.", Options.RUN);
    syntax.text("AGE", "Those that failed longer ago than this: 30m, 12h, 7d.", OLDER);
    syntax.text("AGE", "Those that failed since: 30m, 12h, 7d.", NEWER);
    syntax.flag("Also those that the pipeline handles, and dropped ones.", ALL);
    syntax.number("N", "list, show: this many (default: 50; 0 for all).", Options.LIMIT);
    syntax.choice(
        "WHICH",
        "redrive: as it is all now, current (default), or as it was, original.",
        Revision.class,
        REVISION);
    syntax.text("N/UNIT", "redrive: begin this many in a time: 5/s, 30/min, 100/h.", RATE);
    Options.jobs(syntax);
    Options.sandbox(syntax);
    syntax.flag("redrive, drop: say what would be done, and do nothing.", Options.DRY_RUN);
    Signature.describe(syntax, "drop: ");
  }

  /** Which dead letters are meant. */
  static LetterQuery query(Arguments arguments, Engine engine, List<String> words) {
    Optional<String> stage = words.stream().findFirst();
    return new LetterQuery(
        stage.stream().toList(),
        words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty(),
        arguments.choice(KIND, Failure.Kind.class),
        Engines.run(arguments, engine),
        arguments.text(OLDER).map(text -> Ages.of(arguments, OLDER, text)),
        arguments.text(NEWER).map(text -> Ages.of(arguments, NEWER, text)),
        arguments.has(ALL));
  }

  /** From the start of one to the next. */
  static Duration interval(Arguments arguments) {
    return arguments.text(RATE).map(text -> interval(arguments, text)).orElse(Duration.ZERO);
  }

  private static Duration interval(Arguments arguments, String text) {
    Matcher matcher = RATE_FORM.matcher(text);
    long count = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (count == 0) {
      throw arguments.wrong(
          "--rate takes a number and a time, not '" + Harmless.line(text) + "'",
          "--rate 30/min; times are s, min, h");
    }
    Duration unit =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "min" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return unit.dividedBy(count);
  }
}
