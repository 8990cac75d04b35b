package io.kryptonx.engine.source;

import java.nio.file.Path;

/**
 * A file of a source.
 *
 * @param relative its path below the folder of the definition, with {@code /}
 * @param path where it is
 */
record FoundFile(String relative, Path path) {}
