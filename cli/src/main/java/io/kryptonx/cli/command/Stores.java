package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.StoreProgressView;
import io.kryptonx.definition.Definition;
import io.kryptonx.engine.StorePlace;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.embedded.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** From options to the store that commands about runs work with; it needs no definition. */
final class Stores {

  private static final String LATEST = "latest";

  private Stores() {}

  /** Where the store of an engine is; one that is not kept has no past to be asked about. */
  static StorePlace place(Arguments arguments, Session session) {
    if (!isMemory(arguments)) {
      return StorePlace.of(arguments.text(Options.STORE).map(session.folder()::resolve));
    }
    return switch (arguments.entry()) {
      case RUN, PLAN, GRAPH -> new StorePlace.Passing();
      default -> throw noPast(arguments);
    };
  }

  /** Whether nothing is to be kept. */
  static boolean isMemory(Arguments arguments) {
    return arguments.text(Options.STORE).filter(Options.MEMORY::equals).isPresent();
  }

  private static UsageException noPast(Arguments arguments) {
    return arguments.wrong(
        "--store memory keeps nothing, so that there is no earlier run to ask",
        "leave it out, or name the folder of a store; a folder of that name is ./memory");
  }

  /** Where the store is that is meant. */
  static Path folder(Arguments arguments, Session session) {
    if (isMemory(arguments)) {
      throw noPast(arguments);
    }
    Path pipeline = pipeline(arguments, session);
    Path beside =
        Files.isDirectory(pipeline)
            ? pipeline
            : Optional.ofNullable(pipeline.toAbsolutePath().getParent()).orElse(pipeline);
    return arguments
        .text(Options.STORE)
        .map(session.folder()::resolve)
        .orElseGet(() -> beside.resolve(".kryptonx"));
  }

  /** Commands to be typed about the same store. */
  static Typed typed(Arguments arguments, Session session) {
    return arguments.typed(session, Target.ofOption(arguments));
  }

  /** Does something with the tools of the store; who watches sees how far it is. */
  static <T> T with(
      Arguments arguments,
      Session session,
      Access access,
      BiFunction<StoreTools, StoreProgressView, T> work) {
    Path folder = folder(arguments, session);
    try (StoreTools tools = StoreTools.open(folder, access);
        StoreProgressView progress = new StoreProgressView(session.err())) {
      return work.apply(tools, progress);
    }
  }

  /**
   * The run that is named, or the latest.
   *
   * @param typed {@code gallery-7}, {@code 7} or {@code latest}
   */
  static RunHeader run(
      Arguments arguments, Session session, StoreTools tools, Optional<String> typed) {
    Optional<String> word = typed.filter(w -> !w.equals(LATEST));
    boolean full = word.filter(w -> !w.chars().allMatch(c -> c >= '0' && c <= '9')).isPresent();
    if (full) {
      RunId name =
          StoreTools.name(word.get(), Optional.empty())
              .orElseThrow(() ->
                  arguments.wrong(
                      "'" + Harmless.line(word.get()) + "' is no run",
                      "runs are named like gallery-7, or just 7"));
      return tools.find(name);
    }
    Optional<String> pipeline = pipeline(arguments, session, tools);
    if (pipeline.isEmpty()) {
      return latestOfAll(tools, word);
    }
    return word.map(w ->
            StoreTools.name(w, pipeline)
                .map(tools::find)
                .orElseThrow(() -> arguments.wrong("there is no run '" + w + "'", "")))
        .orElseGet(() -> tools.latest(pipeline.get()));
  }

  /** Where there is no run of this store: an imported one, if that is plain. */
  private static RunHeader latestOfAll(StoreTools tools, Optional<String> word) {
    List<RunHeader> whole = tools.runs().stream().filter(run -> run.body().isReadable()).toList();
    if (word.isPresent() || whole.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "there is no such run in the store; kryptonx runs list tells what there is");
    }
    return whole.getFirst();
  }

  /** The pipeline that is meant: the only one in the store, or that of the definition. */
  private static Optional<String> pipeline(Arguments arguments, Session session, StoreTools tools) {
    List<String> known = tools.pipelines();
    if (known.size() <= 1) {
      return known.stream().findFirst();
    }
    Optional<String> defined =
        Definition.load(pipeline(arguments, session)).pipeline().map(Pipeline::name);
    return Optional.of(
        defined.orElseThrow(() ->
            arguments.wrong(
                "the store has runs of " + String.join(", ", known),
                "name the run in full, such as " + known.getFirst() + "-1")));
  }

  private static Path pipeline(Arguments arguments, Session session) {
    return session.folder().resolve(arguments.text(Options.PIPELINE).orElse("."));
  }
}
