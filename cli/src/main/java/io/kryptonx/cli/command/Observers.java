package io.kryptonx.cli.command;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import java.util.List;

/** Several observers as one, told in order. */
record Observers(List<RunObserver> all) implements RunObserver {

  Observers {
    all = List.copyOf(all);
  }

  @Override
  public void preparing(String what) {
    all.forEach(each -> each.preparing(what));
  }

  @Override
  public void started(RunId run, Digest revision, boolean resumed) {
    all.forEach(each -> each.started(run, revision, resumed));
  }

  @Override
  public void durable(RunId run, List<JournalEntry> entries) {
    all.forEach(each -> each.durable(run, entries));
  }

  @Override
  public void notice(String text) {
    all.forEach(each -> each.notice(text));
  }
}
