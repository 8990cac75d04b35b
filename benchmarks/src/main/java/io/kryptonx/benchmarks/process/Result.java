package io.kryptonx.benchmarks.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What a workload gave, of each of its subjects.
 *
 * @param samples by subject, then by round
 */
record Result(Workload workload, List<List<Sample>> samples) {

  /** The median of the ratios to the reference in the same round. */
  double ratio(int subject) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < samples.getFirst().size(); round++) {
      double reference = samples.getFirst().get(round).seconds();
      ratios.add(samples.get(subject).get(round).seconds() / reference);
    }
    return median(ratios.stream().mapToDouble(Double::doubleValue));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("%n%s  %s, %,d%n".formatted(workload.name(), workload.what(), workload.size()));
    for (int i = 0; i < samples.size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-22s %9.3f s  (%.3f to %.3f)  ratio %7.2f  peak %,d MiB%n",
              workload.subjects().get(i).name(),
              median(seconds(i)),
              seconds(i).min().orElse(0),
              seconds(i).max().orElse(0),
              ratio(i),
              peakKib(i) >> 10));
    }
    return text.toString();
  }

  String json() {
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      subjects.add(
          String.format(
              Locale.ROOT,
              "{\"subject\":\"%s\",\"median_seconds\":%.4f,\"seconds\":%s,\"ratio\":%.3f,"
                  + "\"peak_kib\":%d}",
              workload.subjects().get(i).name(),
              median(seconds(i)),
              seconds(i).boxed().toList(),
              ratio(i),
              peakKib(i)));
    }
    return "{\"workload\":\"%s\",\"size\":%d,\"subjects\":[%n    %s]}"
        .formatted(workload.name(), workload.size(), String.join(",\n    ", subjects));
  }

  private DoubleStream seconds(int subject) {
    return samples.get(subject).stream().mapToDouble(Sample::seconds);
  }

  private long peakKib(int subject) {
    return samples.get(subject).stream().mapToLong(Sample::peakKib).max().orElse(0);
  }

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
