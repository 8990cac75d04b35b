package io.kryptonx.definition;

import io.kryptonx.definition.internal.pipeline.PipelineParser;
import io.kryptonx.definition.internal.sub.Documents;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemText;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceExcerpt;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Related;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A definition as it was read: what could be understood of it, and all that is wrong with it, found
 * at once. Immutable; the file is read once, when it is loaded.
 */
public final class Definition {

  private final DefinitionFile file;
  private final Optional<PipelineParser.Parsed> parsed;
  private final Documents documents;
  private final List<Problem> problems;

  private Definition(
      DefinitionFile file,
      Optional<PipelineParser.Parsed> parsed,
      Documents documents,
      List<Problem> problems) {
    this.file = file;
    this.parsed = parsed;
    this.documents = documents;
    this.problems = problems;
  }

  /**
   * Reads a definition. Mistakes in it end up in {@link #problems()}.
   *
   * @param fileOrFolder a file, or a folder that holds {@code pipeline.yaml}
   * @throws io.kryptonx.model.problem.KryptonxException with the code {@code USAGE} if there is no
   *     such file, or it cannot be read
   */
  public static Definition load(Path fileOrFolder) {
    return load(fileOrFolder, Optional.empty());
  }

  /**
   * Reads a definition with the overlay of an environment laid over it: of {@code pipeline.yaml}
   * that is {@code pipeline.staging.yaml}.
   *
   * @param environment its name; empty for the definition as it is
   * @throws io.kryptonx.model.problem.KryptonxException with the code {@code USAGE} if one of the
   *     files is not there, or cannot be read
   */
  public static Definition load(Path fileOrFolder, Optional<String> environment) {
    DefinitionFile file = DefinitionFile.find(fileOrFolder);
    Problems problems = new Problems();
    Layers layers = Layers.read(file, environment, problems);
    Optional<PipelineParser.Parsed> parsed =
        layers
            .root()
            .flatMap(root ->
                PipelineParser.parse(
                    root, layers.sources(), file.folder(), file::beside, problems));
    Documents documents =
        parsed
            .map(PipelineParser.Parsed::documents)
            .orElseGet(() -> new Documents(layers.root(), layers.sources(), Map.of()));
    return new Definition(file, parsed, documents, problems.sorted());
  }

  /**
   * What could be understood, without the sources and stages that are {@link #broken()}; not to be
   * run while {@link #problems()} has errors, but good for finding further ones. None where the
   * file is no YAML map.
   */
  public Optional<Pipeline> pipeline() {
    return parsed.map(PipelineParser.Parsed::pipeline);
  }

  /**
   * The names of sources and stages that had to be left out, because they themselves, or their
   * inputs or outputs, could not be understood. Assets of the pipeline may refer to them.
   */
  public Set<String> broken() {
    return parsed.map(PipelineParser.Parsed::broken).orElse(Set.of());
  }

  /** All mistakes, by line and column. */
  public List<Problem> problems() {
    return problems;
  }

  /** The file. */
  public Path file() {
    return file.path();
  }

  /** The folder that all paths in the definition are relative to. */
  public Path folder() {
    return file.folder();
  }

  /** The file as the user named it. */
  public String shown() {
    return file.shown();
  }

  /**
   * Gives problems that only know their keys ({@code stages.thumbnail.in.photo}) their place in the
   * file: that of the value, or of the nearest one around it; where it holds the text that was
   * seen, that of the text. Others stay as they are.
   */
  public List<Problem> locate(List<Problem> known) {
    return known.stream().map(this::locate).toList();
  }

  /** Where a path of keys stands; the nearest key around it where there is no such. */
  public Place place(String pointer) {
    return locate(Place.at(pointer), "");
  }

  /** Whether a path of keys is written; also where the definition has mistakes elsewhere. */
  public boolean has(String pointer) {
    return documents
        .nearest(pointer)
        .filter(origin -> origin.pointer().equals(pointer))
        .isPresent();
  }

  /** The lines around a problem, where they are known. */
  public Optional<SourceExcerpt> excerpt(Problem problem) {
    return documents
        .text(problem.place().file())
        .flatMap(source -> SourceExcerpt.of(source, problem));
  }

  /** A problem as text for people, with the lines around it. */
  public String describe(Problem problem) {
    return ProblemText.of(problem, excerpt(problem));
  }

  Optional<YamlValue> root() {
    return documents.root();
  }

  private Problem locate(Problem problem) {
    return problem
        .at(locate(problem.place(), problem.value().orElse("")))
        .relatedTo(
            problem.related().stream()
                .map(each -> new Related(locate(each.place(), ""), each.message()))
                .toList());
  }

  /** The text that was seen, where its own value was found rather than one around it. */
  private static Place within(Origin origin, String pointer, String value) {
    return value.isEmpty() || pointer.isEmpty() || !origin.pointer().equals(pointer)
        ? origin.place()
        : origin.find(value);
  }

  /** One that names a file already may name it as the definition does: then as the user would. */
  private Place locate(Place place, String value) {
    if (documents.text(place.file()).isPresent()) {
      return place;
    }
    if (!place.file().isEmpty()) {
      return new Place(file.beside(place.file()), place.line(), place.column(), place.pointer());
    }
    Place found =
        documents
            .nearest(place.pointer())
            .map(origin -> within(origin, place.pointer(), value))
            .orElseGet(() -> new Place(file.shown(), 0, 0, ""));
    return new Place(found.file(), found.line(), found.column(), place.pointer());
  }
}
