package io.kryptonx.testkit.host;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run in a test is given.
 *
 * @param params values by name; the others take their defaults
 * @param sources what each file source holds, as text by item; sources with values need nothing
 * @param targets the stages asked for; empty for all, and only then the run publishes
 * @param steady whether nothing may die or be done twice by chance, since attempts are counted
 * @param faults what goes wrong, each once
 */
public record HostRequest(
    Pipeline pipeline,
    SortedMap<String, String> params,
    SortedMap<String, SortedMap<Item, String>> sources,
    List<String> targets,
    boolean fresh,
    boolean steady,
    List<Fault> faults) {

  public HostRequest {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    SortedMap<String, SortedMap<Item, String>> copy = new TreeMap<>();
    sources.forEach(
        (name, items) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(items))));
    sources = Collections.unmodifiableSortedMap(copy);
    targets = List.copyOf(targets);
    faults = List.copyOf(faults);
  }

  /** The same, in which something more goes wrong or is done. */
  public HostRequest with(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new HostRequest(pipeline, params, sources, targets, fresh, steady, more);
  }
}
