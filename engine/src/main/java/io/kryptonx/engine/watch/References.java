package io.kryptonx.engine.watch;

import io.kryptonx.definition.Definition;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that a run of a definition depends on: the definition itself and its overlays, a file
 * with parameters, what sources find, the files and Java classes of stages. Files that the pipeline
 * publishes are none of them, and neither is its store. Of a definition with mistakes it is what
 * could be understood.
 */
public final class References {

  private static final String YAML = ".yaml";

  private final Path definition;
  private final Path folder;
  private final Path store;
  private final Set<Path> files = new TreeSet<>();
  private final Set<Path> trees = new TreeSet<>();

  /** Folders of sub-pipelines, each of whose definitions counts. */
  private final Set<Path> definitions = new TreeSet<>();

  private final List<PathPattern> patterns = new ArrayList<>();
  private final List<PathPattern> published = new ArrayList<>();

  private References(Definition definition, Path store) {
    this.definition = definition.file().toAbsolutePath().normalize();
    this.folder = definition.folder();
    this.store = store.toAbsolutePath().normalize();
    files.add(this.definition);
    definition.pipeline().ifPresent(this::add);
  }

  /**
   * What a definition refers to now.
   *
   * @param store its folder; empty for the one beside the definition
   * @param more files that count, too
   */
  public static References of(Definition definition, Optional<Path> store, Collection<Path> more) {
    Path usual = definition.folder().resolve(".kryptonx");
    References references = new References(definition, store.orElse(usual));
    more.forEach(file -> references.files.add(file.toAbsolutePath().normalize()));
    return references;
  }

  /** The file of the definition. */
  public Path definition() {
    return definition;
  }

  /** Whether a file counts, whether it is there or not. */
  public boolean has(Path file) {
    if (files.contains(file) || isOverlay(file) || isOfSubPipeline(file)) {
      return true;
    }
    if (!file.startsWith(folder) || file.startsWith(store) || file.equals(folder)) {
      return false;
    }
    String relative = relative(file);
    boolean found =
        trees.stream().anyMatch(file::startsWith)
            || !isHidden(relative)
                && patterns.stream().anyMatch(pattern -> pattern.match(relative).isPresent());
    return found && published.stream().noneMatch(path -> path.match(relative).isPresent());
  }

  /** The folders in which such files are or may come to be; those that exist. */
  Set<Path> folders() {
    Set<Path> folders = new TreeSet<>();
    for (Path file : files) {
      above(file).flatMap(References::existing).ifPresent(folders::add);
    }
    definitions.forEach(each -> existing(each).ifPresent(folders::add));
    for (Path tree : trees) {
      above(tree).flatMap(References::existing).ifPresent(folders::add);
      addAll(tree, folders);
    }
    for (PathPattern pattern : patterns) {
      Path root = folder.resolve(pattern.root());
      existing(root).ifPresent(folders::add);
      addAll(root, folders);
    }
    return folders;
  }

  private static Optional<Path> above(Path file) {
    return Optional.ofNullable(file.getParent());
  }

  /** Those that are in a folder now. */
  SortedSet<Path> filesIn(Path where) {
    SortedSet<Path> found = new TreeSet<>();
    try (Stream<Path> all = Files.list(where)) {
      all.filter(this::has).filter(Files::isRegularFile).forEach(file -> found.add(file));
    } catch (IOException e) {
      return found; // it has gone again
    }
    return found;
  }

  private void add(Pipeline pipeline) {
    pipeline.sources().values().forEach(this::add);
    pipeline.stages().values().forEach(this::add);
    pipeline.publish().stream().map(Publication::path).forEach(published::add);
  }

  private void add(Source source) {
    switch (source) {
      case Source.Files found -> patterns.add(found.pattern());
      case Source.File one -> file(one.path());
      case Source.Table table -> file(table.path());
      case Source.Tree tree -> tree(tree.path());
      case Source.Command command -> add(command.stage());
      case Source.Value _, Source.Values _ -> {} // they stand in the definition
      case Source.Http _ -> {} // nobody tells when a server would answer something else
    }
  }

  private void add(Stage stage) {
    Scope scope = stage.scope();
    stage.files().forEach(path -> file(scope.path(path)));
    stage.outputs().values().stream()
        .flatMap(output -> output.schema().stream())
        .forEach(path -> file(scope.path(path)));
    if (!scope.folder().isEmpty()) {
      definitions.add(folder.resolve(scope.folder()).normalize());
    }
    switch (stage.action()) {
      case Action.JavaFile java -> file(scope.path(java.file()));
      case Action.JavaClass java -> java.classpath().forEach(path -> tree(scope.path(path)));
      case Action.Shell _,
          Action.Program _,
          Action.Expression _,
          Action.Split _,
          Action.Approve _,
          Action.Removed _,
          Action.Route _,
          Action.Loop _ -> {
        // they stand in the definition
      }
      case Action.Http _, Action.Jdbc _ -> {
        // they stand in the definition
      }
    }
  }

  private void tree(String path) {
    trees.add(folder.resolve(path).normalize());
  }

  private void file(String path) {
    files.add(folder.resolve(path).normalize());
  }

  /** {@code pipeline.staging.yaml} beside {@code pipeline.yaml}. */
  private boolean isOverlay(Path file) {
    String own = definition.getFileName().toString();
    String name = String.valueOf(file.getFileName());
    return own.endsWith(YAML)
        && file.startsWith(folder)
        && file.getNameCount() == folder.getNameCount() + 1
        && name.endsWith(YAML)
        && name.startsWith(own.substring(0, own.length() - YAML.length() + 1));
  }

  private boolean isOfSubPipeline(Path file) {
    String name = String.valueOf(file.getFileName());
    return definitions.contains(file.getParent()) && (name.endsWith(YAML) || name.endsWith(".yml"));
  }

  private void addAll(Path root, Set<Path> folders) {
    if (Files.isDirectory(root)) {
      new FolderTree(root, dir -> dir.startsWith(store) || isHiddenFolder(dir)).addTo(folders);
    }
  }

  private boolean isHiddenFolder(Path dir) {
    return String.valueOf(dir.getFileName()).startsWith(".");
  }

  /** A folder, or the nearest one above it that exists. */
  private static Optional<Path> existing(Path wanted) {
    for (Path at = wanted; at != null; at = at.getParent()) {
      if (Files.isDirectory(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static boolean isHidden(String relative) {
    return relative.startsWith(".") || relative.contains("/.");
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
