package io.kryptonx.engine;

import java.nio.file.Path;
import java.util.Optional;

/** Where the store of an engine is. */
public sealed interface StorePlace {

  /** In {@code .kryptonx} beside the definition. */
  record Beside() implements StorePlace {}

  /** In a folder, which is made where it is missing. */
  record Folder(Path path) implements StorePlace {}

  /**
   * Nowhere for long: in a folder of its own below the temporary folder of the system, which is
   * deleted when the engine is closed. Whatever a run needs to be repeated or explained goes with
   * it; what was published stays.
   */
  record Passing() implements StorePlace {}

  /** A folder; empty for that beside the definition. */
  static StorePlace of(Optional<Path> folder) {
    return folder.<StorePlace>map(Folder::new).orElseGet(Beside::new);
  }
}
