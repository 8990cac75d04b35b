package io.kryptonx.engine.store.gc;

import io.kryptonx.engine.store.gc.GcReport.Reason;
import io.kryptonx.engine.store.gc.GcReport.Verdict;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Decides which runs stay. A pure function of the headers. */
final class Selection {

  private final GcRequest request;
  private final Set<RunId> dead;
  private final Instant now;
  private final List<Verdict> verdicts = new ArrayList<>();

  private Selection(GcRequest request, Set<RunId> dead, Instant now) {
    this.request = request;
    this.dead = dead;
    this.now = now;
  }

  /**
   * What becomes of each run whose body is not gone for certain, by pipeline, newest first.
   *
   * @param dead runs that dead letters need
   */
  static List<Verdict> of(List<RunHeader> runs, GcRequest request, Set<RunId> dead, Instant now) {
    Selection selection = new Selection(request, dead, now);
    TreeMap<String, List<RunHeader>> own = new TreeMap<>();
    for (RunHeader run : runs) {
      if (run.body() instanceof RunBody.Removed) {
        selection.verdicts.add(new Verdict(run, Reason.LEFT_OVER));
      } else if (run.isImported()) {
        selection.verdicts.add(
            new Verdict(run, request.imported() ? Reason.REMOVED : Reason.IMPORTED));
      } else {
        own.computeIfAbsent(run.pipeline(), _ -> new ArrayList<>()).add(run);
      }
    }
    own.forEach(selection::pipeline);
    return selection.verdicts;
  }

  private void pipeline(String pipeline, List<RunHeader> runs) {
    Retention retention = request.of(pipeline);
    boolean succeeded = false;
    int place = 0;
    for (RunHeader run :
        runs.stream().sorted(Comparator.comparingInt(RunHeader::number).reversed()).toList()) {
      if (!run.status().isEnd()) {
        verdicts.add(new Verdict(run, Reason.UNFINISHED));
        continue;
      }
      place++;
      boolean latestGood = run.status() == RunStatus.SUCCEEDED && !succeeded;
      succeeded |= latestGood;
      Reason reason =
          place == 1
              ? Reason.LATEST
              : latestGood
                  ? Reason.LATEST_SUCCEEDED
                  : retention.keeps(place, run.ended().orElse(run.started()), now)
                      ? Reason.RETAINED
                      : dead.contains(run.run()) ? Reason.DEAD_LETTERS : Reason.REMOVED;
      verdicts.add(new Verdict(run, reason));
    }
  }
}
