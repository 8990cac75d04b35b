package io.kryptonx.worker.folder;

import io.kryptonx.model.item.Item;
import java.nio.file.Path;

/** A file of a folder of items. */
record EachFile(Item item, Path path) {}
