package io.kryptonx.engine.profile;

import io.kryptonx.engine.report.ProfileReport.Load;
import io.kryptonx.engine.report.ProfileReport.Span;
import java.util.Arrays;
import java.util.List;

/** How many attempts worked at the same time. */
final class Loads {

  private Loads() {}

  static Load of(List<Span> spans) {
    long worked = spans.stream().mapToLong(Span::workedMillis).sum();
    long[] starts = spans.stream().mapToLong(Span::startMillis).sorted().toArray();
    long[] ends = spans.stream().mapToLong(Span::endMillis).sorted().toArray();
    long busy = 0;
    long busySince = 0;
    int peak = 0;
    int ended = 0;
    for (int begun = 0; begun < starts.length; begun++) {
      while (ended < begun && ends[ended] <= starts[begun]) {
        ended++;
      }
      if (begun == ended) { // nothing worked just now
        busy += begun == 0 ? 0 : ends[begun - 1] - busySince;
        busySince = starts[begun];
      }
      peak = Math.max(peak, begun + 1 - ended);
    }
    long last = Arrays.stream(ends).max().orElse(0);
    return new Load(worked, starts.length == 0 ? 0 : busy + last - busySince, peak);
  }
}
