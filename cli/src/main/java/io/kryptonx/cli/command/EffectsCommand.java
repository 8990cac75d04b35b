package io.kryptonx.cli.command;

import io.kryptonx.cli.json.EffectsJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.EffectsView;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code effects}: what acted on the outside, and what a person decides about it. */
final class EffectsCommand implements Command {

  private static final String LIST = "list";
  private static final List<String> ACTIONS = List.of(LIST, "show", "resend", "settle");
  private static final String ACTED = "--acted";
  private static final String NOT_ACTED = "--not-acted";
  private static final String ANSWER = "--answer";

  /** The most bytes of an answer that a person knows. */
  private static final long MAX_ANSWER = 1 << 20;

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("ACTION", "list (as without it), show, resend or settle.");
    syntax.argument(
        "WHICH", "A key, a stage, STAGE/ITEM, or a state: state:unknown, state:failed.");
    Options.pipeline(syntax);
    syntax.flag("settle: it acted; the next run goes on with what is recorded.", ACTED);
    syntax.flag("settle: it did not act; the next run does.", NOT_ACTED);
    syntax.text("FILE", "settle --acted: what it recorded as its one output.", ANSWER);
    Signature.describe(syntax, "settle: ");
    Options.json(syntax);
    syntax.examples(
        "kryptonx effects                       what is known of all of them",
        "kryptonx effects list state:unknown    those that somebody has to look after",
        "kryptonx effects resend notify/tom     the next run acts again, with the same key",
        "kryptonx effects settle KEY --acted --note 'it is in their list'",
        "",
        "resend and settle change the ledger only; kryptonx run acts.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    List<String> words = arguments.words();
    String action = words.isEmpty() ? LIST : words.getFirst();
    Optional<String> which = words.stream().skip(1).findFirst();
    return switch (action) {
      case LIST -> shown(arguments, session, read(arguments, session, which), false);
      case "show" ->
          shown(arguments, session, read(arguments, session, needed(arguments, which)), true);
      case "resend" -> resend(arguments, session, needed(arguments, which).orElseThrow());
      case "settle" -> settle(arguments, session, needed(arguments, which).orElseThrow());
      default ->
          throw arguments.wrong(
              "effects cannot '" + Harmless.line(action) + "'",
              UsageException.didYouMean(action, ACTIONS));
    };
  }

  private static Optional<String> needed(Arguments arguments, Optional<String> which) {
    if (which.isEmpty()) {
      throw arguments.wrong(
          "which ones?", "kryptonx effects " + arguments.words().getFirst() + " KEY");
    }
    return which;
  }

  private static List<EffectLedger.Entry> read(
      Arguments arguments, Session session, Optional<String> which) {
    return Stores.with(arguments, session, Access.READ, (tools, _) -> chosen(tools, which));
  }

  private static List<EffectLedger.Entry> chosen(StoreTools tools, Optional<String> which) {
    return tools.effects().stream()
        .filter(e -> which.isEmpty() || isMeant(e, which.get()))
        .toList();
  }

  private static int shown(
      Arguments arguments, Session session, List<EffectLedger.Entry> entries, boolean inFull) {
    if (arguments.has(Options.JSON)) {
      session.write(EffectsJson.of(entries) + "\n");
    } else if (inFull) {
      new EffectsView(session.out(), ZoneId.systemDefault()).details(entries);
    } else {
      new EffectsView(session.out(), ZoneId.systemDefault()).show(entries);
    }
    return ExitCode.FINE;
  }

  private static int resend(Arguments arguments, Session session, String which) {
    List<EffectLedger.Entry> entries =
        Stores.with(
            arguments,
            session,
            Access.WRITE,
            (tools, _) -> {
              List<EffectLedger.Entry> again =
                  chosen(tools, Optional.of(which)).stream()
                      .filter(e -> isToSend(e, which))
                      .toList();
              tools.resend(checked(again, which));
              return again;
            });
    if (arguments.has(Options.JSON)) {
      session.write(EffectsJson.of(entries) + "\n");
    } else {
      new EffectsView(session.out(), ZoneId.systemDefault()).resent(entries);
    }
    return ExitCode.FINE;
  }

  private static int settle(Arguments arguments, Session session, String which) {
    boolean acted = arguments.has(ACTED);
    if (acted == arguments.has(NOT_ACTED)) {
      throw arguments.wrong("did it act?", "--acted or --not-acted");
    }
    Optional<byte[]> answer = arguments.text(ANSWER).map(name -> answer(arguments, session, name));
    if (answer.isPresent() && !acted) {
      throw arguments.wrong("what did not act recorded nothing", "leave --answer out");
    }
    Signature signed = Signature.withNote(arguments, session, "--note 'it is in their list'");
    List<EffectLedger.Entry> settled =
        Stores.with(
            arguments,
            session,
            Access.WRITE,
            (tools, _) ->
                checked(chosen(tools, Optional.of(which)), which).stream()
                    .map(entry ->
                        acted
                            ? tools.acted(entry, answer, signed.by(), signed.note())
                            : tools.notActed(entry, signed.by(), signed.note()))
                    .toList());
    if (arguments.has(Options.JSON)) {
      session.write(EffectsJson.of(settled) + "\n");
    } else {
      new EffectsView(session.out(), ZoneId.systemDefault()).settled(settled);
    }
    return ExitCode.FINE;
  }

  private static byte[] answer(Arguments arguments, Session session, String name) {
    Path file = session.folder().resolve(name);
    try {
      if (Files.size(file) > MAX_ANSWER) {
        throw arguments.wrong("'" + Harmless.line(name) + "' is larger than 1 MiB", "");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "the file '" + Harmless.line(name) + "' cannot be read; name one that is there",
          e);
    }
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
