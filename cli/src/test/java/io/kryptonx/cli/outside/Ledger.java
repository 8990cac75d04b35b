package io.kryptonx.cli.outside;

import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.embedded.Access;
import java.nio.file.Path;
import java.util.List;

/** What the store knows of effects. */
record Ledger(List<Entry> entries) {

  static Ledger read(Path store) {
    try (StoreTools tools = StoreTools.open(store, Access.READ)) {
      return new Ledger(tools.effects());
    }
  }

  int doubts() {
    return entries.stream().mapToInt(Entry::doubts).sum();
  }

  /** Those that wait for a person. */
  List<Entry> waiting() {
    return entries.stream().filter(e -> e.state() == State.UNKNOWN).toList();
  }

  /** The person wants them to act again. */
  void resend(Path store) {
    try (StoreTools tools = StoreTools.open(store, Access.WRITE)) {
      tools.resend(waiting());
    }
  }
}
