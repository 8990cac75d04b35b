package io.kryptonx.engine.source;

import io.kryptonx.model.item.Item;
import java.nio.file.Path;

/**
 * A file of a source.
 *
 * @param relative its path below the folder of the definition, with {@code /}
 * @param path where it is
 */
record FoundFile(Item item, String relative, Path path) {}
