package io.kryptonx.engine.source;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the sources of a pipeline have something to give, without taking it. */
public final class SourceCheck {

  /** A source matches nothing. */
  public static final String NOTHING = "KX506";

  /** A source cannot be read as it says. */
  public static final String UNREADABLE = "KX507";

  private static final int MAX_NAMED = 3;
  private static final int MAX_LOOKED_AT = 1000;
  private static final int MAX_DEPTH = 8;

  private final Path folder;

  private SourceCheck(Path folder) {
    this.folder = folder;
  }

  /**
   * What is wrong with the files of sources as they are now; places are pointers.
   *
   * @param folder of the definition
   */
  public static List<Problem> of(Pipeline pipeline, Path folder) {
    SourceCheck check = new SourceCheck(folder);
    return pipeline.sources().values().stream().flatMap(each -> check.look(each).stream()).toList();
  }

  private Optional<Problem> look(Source source) {
    return switch (source) {
      case Source.Files files -> files(files);
      case Source.File _,
          Source.Value _,
          Source.Values _,
          Source.Tree _,
          Source.Table _,
          Source.Command _,
          Source.Http _ ->
          Optional.empty();
    };
  }

  private Optional<Problem> files(Source.Files source) {
    Source.Files lenient =
        new Source.Files(
            source.name(),
            source.pattern(),
            source.include(),
            source.exclude(),
            source.type(),
            true);
    try {
      return FileSearch.of(folder, lenient, new ReadingProgress(line -> {})).find().isEmpty() && !source.emptyAllowed()
          ? Optional.of(nothing(source))
          : Optional.empty();
    } catch (KryptonxException e) {
      return Optional.of(unreadable(source, String.valueOf(e.getMessage())));
    }
  }

  private Problem nothing(Source.Files source) {
    String root = source.pattern().root();
    List<String> there = there(folder.resolve(root));
    String below = root.isEmpty() ? "the folder of the definition" : root;
    String reason =
        !Files.isDirectory(folder.resolve(root))
            ? "there is no folder " + root
            : there.isEmpty()
                ? "there are no files in " + below
                : "in " + below + " there are: " + String.join(", ", there);
    return Problem.error(
        NOTHING,
        place(source),
        "the source '" + source.name() + "' matches no file",
        source.pattern().text(),
        reason,
        "put files there, mend the pattern (case counts), or write empty: allow");
  }

  private static Problem unreadable(Source.Files source, String message) {
    return Problem.error(
        UNREADABLE,
        place(source),
        "the source '" + source.name() + "' cannot be read",
        source.pattern().text(),
        message,
        "mend what is named, or the pattern");
  }

  private static Place place(Source.Files source) {
    return Place.at("sources." + source.name() + ".files");
  }

  /** A few files that are there instead. */
  private List<String> there(Path root) {
    try (Stream<Path> files = Files.walk(root, MAX_DEPTH)) {
      List<String> some =
          new ArrayList<>(
              files
                  .limit(MAX_LOOKED_AT)
                  .filter(file -> Files.isRegularFile(file) && !file.toString().contains("/."))
                  .map(file -> folder.relativize(file).toString())
                  .sorted()
                  .limit(MAX_NAMED + 1L)
                  .toList());
      if (some.size() > MAX_NAMED) {
        some.set(MAX_NAMED, "…");
      }
      return some;
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
