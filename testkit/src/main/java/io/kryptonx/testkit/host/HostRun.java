package io.kryptonx.testkit.host;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a host made of a request: everything else about a run follows from its journal.
 *
 * @param journal the durable entries of the run, from its start
 * @param before how many of them were there before this request
 * @param contents the store
 * @param published what stands published after it, text by path
 */
public record HostRun(
    RunId run,
    List<JournalEntry> journal,
    int before,
    Contents contents,
    SortedMap<String, String> published) {

  public HostRun {
    journal = List.copyOf(journal);
    published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
  }
}
