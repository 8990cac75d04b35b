package io.kryptonx.engine.source;

import io.kryptonx.model.item.FileGlob;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;

/** Which files of a pattern a source takes, by its {@code include} and {@code exclude}. */
final class FileSelection {

  private final List<FileGlob> include;
  private final List<FileGlob> exclude;
  private final int prefix;

  private FileSelection(Source.Files source) {
    String root = source.pattern().root();
    this.prefix = root.isEmpty() ? 0 : root.length() + 1;
    this.include = globs(source, "include", source.include());
    this.exclude = globs(source, "exclude", source.exclude());
  }

  static FileSelection of(Source.Files source) {
    return new FileSelection(source);
  }

  /** Whether a file is taken; its path is relative to the folder of the definition. */
  boolean takes(String relative) {
    String path = relative.substring(prefix);
    return (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path)))
        && exclude.stream().noneMatch(glob -> glob.matches(path));
  }

  /** Whether a folder may hold files that are taken. */
  boolean enters(String relative) {
    String path = relative.substring(prefix);
    return exclude.stream().noneMatch(glob -> glob.coversFolder(path));
  }

  private static List<FileGlob> globs(Source.Files source, String key, List<String> texts) {
    return texts.stream().map(text -> glob(source, key, text)).toList();
  }

  private static FileGlob glob(Source.Files source, String key, String text) {
    try {
      return FileGlob.parse(text);
    } catch (IllegalArgumentException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE,
          "source '%s': '%s' under %s is no glob: %s; mend it, such as \"*.jpg\" or \"drafts/**\""
              .formatted(source.name(), text, key, e.getMessage()),
          e);
    }
  }
}
