package io.kryptonx.cli.command;

import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import java.util.ArrayList;
import java.util.List;

/**
 * What was typed for a command of several actions.
 *
 * @param action the first word, or the action of a command without words
 * @param words those behind it
 */
record Asked(
    Arguments arguments, Session session, Target target, String action, List<String> words) {

  Asked {
    words = List.copyOf(words);
  }

  /** Takes the words apart. */
  static Asked of(Arguments arguments, Session session, String usual) {
    List<String> words = new ArrayList<>(arguments.words());
    String action = words.isEmpty() ? usual : words.removeFirst();
    return new Asked(arguments, session, Target.ofOption(arguments), action, words);
  }

  /** The action is none of these. */
  UsageException unknown(String command, List<String> actions) {
    return arguments.wrong(
        command + " cannot '" + Harmless.line(action) + "'",
        UsageException.didYouMean(action, actions));
  }

  Engine open(Access access) {
    return Engines.open(arguments, session, target, access);
  }

  Typed typed() {
    return arguments.typed(session, target);
  }

  boolean json() {
    return arguments.has(Options.JSON);
  }

  int write(String json) {
    session.write(json + "\n");
    return ExitCode.FINE;
  }
}
