package io.kryptonx.cli.command;

import io.kryptonx.cli.json.EffectsJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.EffectsView;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.embedded.Access;
import java.time.ZoneId;
import java.util.List;

/** {@code effects}: what acted on the outside, and what a person decides about it. */
final class EffectsCommand implements Command {

  private static final String LIST = "list";
  private static final String RESEND = "resend";
  private static final List<String> ACTIONS = List.of(LIST, RESEND);

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("ACTION", "list (as without it) or resend.");
    syntax.argument(
        "WHICH", "A key, a stage, STAGE/ITEM, or a state: state:unknown, state:failed.");
    Options.pipeline(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx effects                       what is known of all of them",
        "kryptonx effects list state:unknown    those that somebody has to look after",
        "kryptonx effects resend notify/tom     the next run acts again, with the same key",
        "",
        "resend changes the ledger only; kryptonx run acts.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    List<String> words = arguments.words();
    String action = words.isEmpty() ? LIST : words.getFirst();
    if (!ACTIONS.contains(action)) {
      throw arguments.wrong(
          "effects cannot '" + Harmless.line(action) + "'",
          UsageException.didYouMean(action, ACTIONS));
    }
    boolean resends = action.equals(RESEND);
    if (resends && words.size() < 2) {
      throw arguments.wrong("which ones?", "kryptonx effects resend KEY");
    }
    List<EffectLedger.Entry> entries =
        Stores.with(
            arguments,
            session,
            resends ? Access.WRITE : Access.READ,
            (tools, _) -> {
              List<EffectLedger.Entry> chosen =
                  words.size() < 2
                      ? tools.effects()
                      : tools.effects().stream().filter(e -> isMeant(e, words.get(1))).toList();
              if (!resends) {
                return chosen;
              }
              List<EffectLedger.Entry> again =
                  chosen.stream().filter(e -> isToSend(e, words.get(1))).toList();
              tools.resend(checked(again, words.get(1)));
              return again;
            });
    if (arguments.has(Options.JSON)) {
      session.write(EffectsJson.of(entries) + "\n");
    } else if (resends) {
      new EffectsView(session.out(), ZoneId.systemDefault()).resent(entries);
    } else {
      new EffectsView(session.out(), ZoneId.systemDefault()).show(entries);
    }
    return ExitCode.FINE;
  }

  private static List<EffectLedger.Entry> checked(List<EffectLedger.Entry> chosen, String which) {
    if (chosen.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "there is no effect '"
              + Harmless.line(which)
              + "' that may act again; kryptonx effects lists them, and what is done acts again by"
              + " its key");
    }
    return chosen;
  }

  /** What is known to have acted acts again only where its key is said. */
  private static boolean isToSend(EffectLedger.Entry entry, String which) {
    return entry.state() != EffectLedger.State.DONE || which.equals(entry.key().toString());
  }

  private static boolean isMeant(EffectLedger.Entry entry, String which) {
    return which.equals(entry.key().toString())
        || which.equals(entry.stage())
        || which.equals(entry.stage() + "/" + entry.item())
        || which.equals("state:" + entry.state().label());
  }
}
