package io.kryptonx.scheduler;

import static io.kryptonx.scheduler.TestPipelines.asset;
import static io.kryptonx.scheduler.TestPipelines.each;
import static io.kryptonx.scheduler.TestPipelines.optional;
import static io.kryptonx.scheduler.TestPipelines.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.graph.StageNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fingerprints and run manifests stay what they are, or every result known so far is lost. */
class GoldenTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("kx.golden.renew")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text)
        .as(
            "%s pins what results and runs are known by. If a change of it is meant: raise the"
                + " FORMAT that stands in these bytes, tell it in CHANGELOG.md, and renew the file by"
                + " running this test with -Dkx.golden.renew=true",
            file)
        .isEqualTo(Files.readString(file));
  }

  @Test
  void pinsFingerprints() throws IOException {
    Stage plain =
        Stage.named("plain")
            .in(each("photo", asset("in")))
            .in(optional("side", asset("side")))
            .in(new Input("set", asset("in"), Input.Collect.ALL, false, false))
            .out(Output.of("out", TestPipelines.TEXT))
            .action(new Action.Shell("true"))
            .build();
    Stage reading =
        Stage.named("reading")
            .in(each("photo", asset("in")))
            .out(Output.of("out", TestPipelines.TEXT))
            .action(new Action.Shell("true"))
            .reads(Set.of(Read.ITEM))
            .build();
    TestPipelines pipeline =
        TestPipelines.empty()
            .source("in", "photo")
            .source("side", "photo")
            .with(plain)
            .with(reading);
    Digest key = Digest.of(new byte[] {1});
    InputValue set = Members.of(List.of(new Member(Item.of("tom"), Core.snapshot("tom"))));
    InputValue[] all = {Core.snapshot("tom"), set, Core.snapshot("side")};
    InputValue[] absent = {Core.snapshot("tom"), set, InputValue.Absent.ABSENT};
    InputValue[] one = {Core.snapshot("tom")};
    StageNode node = pipeline.node("plain");
    check(
        "fingerprints.txt",
        "all inputs: "
            + Fingerprints.of(key, node, Item.of("tom"), all)
            + "\nabsent: "
            + Fingerprints.of(key, node, Item.of("tom"), absent)
            + "\nreads item: "
            + Fingerprints.of(key, pipeline.node("reading"), Item.of("tom"), one)
            + "\n");
  }

  @Test
  void anItemIsInAFingerprintOnlyWhereItIsRead() {
    StageNode node =
        TestPipelines.empty().source("in", "x").stage("s", each("i", asset("in"))).node("s");
    Digest key = Digest.of(new byte[] {1});
    InputValue[] inputs = {Core.snapshot("same")};
    Fingerprint one = Fingerprints.of(key, node, Item.of("1"), inputs);
    assertThat(Fingerprints.of(key, node, Item.of("2"), inputs)).isEqualTo(one);
    assertThat(Fingerprints.of(Digest.of(new byte[] {2}), node, Item.of("1"), inputs))
        .isNotEqualTo(one);
  }

  @Test
  void pinsTheManifestOfARun() throws IOException {
    Pipeline pipeline =
        TestPipelines.empty()
            .source("in")
            .stage("a", each("i", asset("in")))
            .stage("b", each("i", out("a")))
            .build();
    Core core = Core.started(pipeline);
    core.begin("a");
    core.succeed("a", "x");
    core.begin("b");
    core.ask(new Request.Cancel());
    Decision end = core.scheduler.decide(new Request.Conclude());
    StringBuilder text = new StringBuilder();
    new TreeMap<>(end.contents())
        .forEach((digest, bytes) ->
            text.append(digest).append(": ").append(HexFormat.of().formatHex(bytes)).append('\n'));
    check("run-manifest.txt", text.toString());
  }
}
