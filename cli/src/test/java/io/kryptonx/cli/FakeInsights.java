package io.kryptonx.cli;

import io.kryptonx.engine.Insights;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what it was told to, and remembers what it was asked. */
final class FakeInsights implements Insights {

  ProfileReport profile = InsightSamples.profile();
  RunDetails details = InsightSamples.details();
  DiffReport diff = InsightSamples.diff();
  LoopReport loops = LoopSamples.several();
  List<RunId> latest = List.of(new RunId("gallery-3"), new RunId("gallery-2"));
  final Map<Digest, byte[]> contents = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  @Override
  public RunId named(String text) {
    try {
      return new RunId(Character.isDigit(text.charAt(0)) ? "gallery-" + text : text);
    } catch (IllegalArgumentException e) {
      throw new KryptonxException(
          ErrorCode.USAGE, "'" + text + "' is no run; they are named like gallery-7", e);
    }
  }

  @Override
  public List<RunId> latest(int limit) {
    return latest;
  }

  @Override
  public ProfileReport profile(Optional<RunId> run) {
    asked.add("profile " + run);
    return profile;
  }

  @Override
  public RunDetails details(Optional<RunId> run) {
    asked.add("details " + run);
    return details;
  }

  @Override
  public LoopReport loops(String selectors, Optional<String> item, Optional<RunId> run) {
    asked.add("loops " + selectors + " " + item + " " + run);
    return loops;
  }

  @Override
  public CheckpointReport checkpoint(
      String loop, Optional<String> item, int iteration, Optional<RunId> run) {
    asked.add("checkpoint " + loop + " " + item + " " + iteration + " " + run);
    return LoopSamples.checkpoint();
  }

  @Override
  public DiffReport diff(RunId before, RunId after, int looks) {
    asked.add("diff " + before + " " + after + " " + looks);
    return diff;
  }

  @Override
  public Optional<byte[]> content(Snapshot snapshot, int limit) {
    return Optional.ofNullable(contents.get(snapshot.digest()))
        .filter(bytes -> bytes.length <= limit);
  }
}
