package io.kryptonx.engine.store;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.Comparator;
import java.util.List;

/** The runs of a store in the order in which people look for them. */
final class RunList {

  private static final int NAMED = 5;

  private RunList() {}

  static List<RunHeader> of(Store store) {
    return store.upkeep().runs().stream()
        .sorted(Comparator.comparing(RunHeader::started).thenComparing(RunHeader::run).reversed())
        .toList();
  }

  static KryptonxException unknown(Store store, RunId run) {
    List<String> latest = of(store).stream().limit(NAMED).map(each -> each.run().text()).toList();
    return new KryptonxException(
        ErrorCode.NOT_FOUND,
        "there is no run %s; the latest %s"
            .formatted(run, latest.isEmpty() ? "is none" : "are " + String.join(", ", latest)));
  }
}
