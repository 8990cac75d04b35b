package io.kryptonx.scheduler;

import static io.kryptonx.scheduler.TestPipelines.TEXT;
import static io.kryptonx.scheduler.TestPipelines.asset;
import static io.kryptonx.scheduler.TestPipelines.collect;
import static io.kryptonx.scheduler.TestPipelines.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Propagation.Made;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CollectorTest {

  private static Snapshot snapshot(String text) {
    return new Snapshot(TEXT, 1, Digest.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Made made(String item) {
    return new Made(Item.parse(item), snapshot(item), null);
  }

  private static Made ended(String item, TaskStatus status) {
    return new Made(Item.parse(item), null, status);
  }

  private static Made folder(String item, String... parts) {
    List<Member> members = new ArrayList<>();
    for (String part : parts) {
      members.add(new Member(Item.of(part), snapshot(part)));
    }
    return new Made(Item.parse(item), Members.of(members), null);
  }

  /** Groups as text: key to the items of its members, or to SKIPPED or BLOCKED. */
  private static Map<String, String> groups(Collector collector, Made... all) {
    List.of(all).forEach(collector::add);
    Map<String, String> groups = new TreeMap<>();
    collector.groups((key, arrival) ->
        groups.put(
            key.text(),
            arrival.value() instanceof Members members
                ? members.list().stream().map(m -> m.item().text()).toList().toString()
                : String.valueOf(arrival.lack())));
    return groups;
  }

  private static Collector collector(Input.Collect collect) {
    return new Collector(
        TestPipelines.empty()
            .source("in", "x", "y")
            .stage("s", collect("a", asset("in"), collect))
            .node("s")
            .ports()
            .getFirst());
  }

  private static Collector ofFolders(Input.Collect collect) {
    return new Collector(
        TestPipelines.empty()
            .source("in", "x")
            .stage("split", new Output("y", TEXT, true), each("a", asset("in")))
            .stage("s", collect("a", new AssetRef("split", "y"), collect))
            .node("s")
            .ports()
            .getFirst());
  }

  @Test
  void groupsByThePartsThatStay() {
    Made[] all = {made("2::p"), made("1::q"), made("1::p")};
    assertThat(groups(collector(Input.Collect.LAST), all))
        .isEqualTo(Map.of("1", "[p, q]", "2", "[p]"));
    assertThat(groups(collector(new Input.Collect.To("y")), all))
        .isEqualTo(Map.of("p", "[1, 2]", "q", "[1]"));
    assertThat(groups(collector(Input.Collect.ALL), all))
        .isEqualTo(Map.of("", "[1::p, 1::q, 2::p]"));
  }

  @Test
  void ofNothingAllIsEmptyAndTheOthersAreNone() {
    assertThat(groups(collector(Input.Collect.ALL))).isEqualTo(Map.of("", "[]"));
    assertThat(groups(collector(Input.Collect.LAST))).isEmpty();
  }

  @Test
  void leavesOutWhatWasSkipped() {
    assertThat(
            groups(
                collector(Input.Collect.LAST),
                made("1::p"),
                ended("1::q", TaskStatus.SKIPPED),
                ended("2::p", TaskStatus.SKIPPED)))
        .isEqualTo(Map.of("1", "[p]", "2", "SKIPPED"));
  }

  @Test
  void lacksWhereSomethingFailedOrWasBlocked() {
    assertThat(
            groups(
                collector(Input.Collect.LAST),
                made("1::p"),
                ended("1::q", TaskStatus.FAILED),
                ended("2::p", TaskStatus.SKIPPED),
                ended("2::q", TaskStatus.BLOCKED),
                made("3::p")))
        .isEqualTo(Map.of("1", "BLOCKED", "2", "BLOCKED", "3", "[p]"));
  }

  @Test
  void whatFailedToMakeAFolderMayBelongToEveryGroup() {
    Made[] all = {folder("1", "p"), ended("2", TaskStatus.FAILED)};
    assertThat(groups(ofFolders(Input.Collect.LAST), all))
        .isEqualTo(Map.of("1", "[p]", "2", "BLOCKED"));
    assertThat(groups(ofFolders(new Input.Collect.To("y")), all))
        .isEqualTo(Map.of("*", "BLOCKED", "p", "BLOCKED"));
    assertThat(groups(ofFolders(Input.Collect.ALL), all)).isEqualTo(Map.of("", "BLOCKED"));
  }

  @Test
  void whatWasSkippedBelongsToNone() {
    Made[] all = {folder("1", "p"), ended("2", TaskStatus.SKIPPED)};
    assertThat(groups(ofFolders(new Input.Collect.To("y")), all)).isEqualTo(Map.of("p", "[1]"));
  }

  @Test
  void anEmptyFolderIsAnEmptyGroup() {
    Made[] all = {folder("1"), folder("2", "p", "q")};
    assertThat(groups(ofFolders(Input.Collect.LAST), all))
        .isEqualTo(Map.of("1", "[]", "2", "[p, q]"));
    assertThat(groups(ofFolders(new Input.Collect.To("y")), all))
        .isEqualTo(Map.of("p", "[2]", "q", "[2]"));
  }
}
