package io.kryptonx.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.RunTally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The bytes at rest are those of the golden files, so that stores of today are read tomorrow. */
class RestFormsTest {

  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

  private static final SortedMap<String, AssetContent> CONTENTS =
      new TreeMap<>(
          Map.of(
              "photos", new CollectionRef(digest(1), 300),
              "title", new Snapshot(MediaType.parse("text/plain"), 12, digest(2))));

  @Test
  void headerOfAnOpenRun() throws IOException {
    RunHeader header = header(RunStatus.OPEN, Optional.empty(), Optional.empty());

    assertGolden("run-header-open-2", RestForms.header(header));
    assertThat(RestForms.header(bytes("run-header-open"))).isEqualTo(header);
    assertThat(RestForms.header(RestForms.header(header))).isEqualTo(header);
  }

  @Test
  void headerOfAnEndedRun() throws IOException {
    RunHeader header =
        header(RunStatus.FAILED, Optional.of(TIME.plusMillis(5)), Optional.of(digest(5)));

    assertThat(RestForms.header(bytes("run-header-ended"))).isEqualTo(header);
    RunHeader counted =
        header.with(
            new RunTally(new TreeMap<>(Map.of(TaskStatus.RAN, 3, TaskStatus.FAILED, 1)), 2));
    assertGolden("run-header-ended-2", RestForms.header(counted));
    assertThat(RestForms.header(RestForms.header(counted))).isEqualTo(counted);
  }

  @Test
  void headersOfRunsThatAreNotWholeOrNotOfThisStore() throws IOException {
    RunHeader header = header(RunStatus.CANCELLED, Optional.of(TIME), Optional.of(digest(5)));
    RunHeader removed = header.with(new RunBody.Removed(TIME));
    RunHeader imported =
        header.with(new RunBody.Outline()).importedAs(new RunId("gallery.0123abcd-7"));

    assertGolden("run-header-removed", RestForms.header(removed));
    assertThat(RestForms.header(RestForms.header(removed))).isEqualTo(removed);
    assertGolden("run-header-imported", RestForms.header(imported));
    assertThat(RestForms.header(RestForms.header(imported))).isEqualTo(imported);
  }

  @Test
  void outputsOfAResult() throws IOException {
    ResultIndex.Made made = new ResultIndex.Made(CONTENTS, Charge.NONE);

    assertGolden("result-outputs", RestForms.result(made));
    assertThat(RestForms.result(RestForms.result(made))).isEqualTo(made);
  }

  @Test
  void aResultOfWhichItIsKnownWhatItTook() throws IOException {
    ResultIndex.Made made = new ResultIndex.Made(CONTENTS, new Charge(4_200, 5_000_000_000L, 3));

    assertGolden("result-charged", RestForms.result(made));
    assertThat(RestForms.result(RestForms.result(made))).isEqualTo(made);
  }

  @Test
  void pageOfAJournal() throws IOException {
    List<JournalEntry> entries =
        List.of(
            new JournalEntry(7, TIME, new Event.EngineStarted(3)),
            new JournalEntry(8, TIME, new Event.RunCancelled()));

    JournalPage page = JournalPage.pack(entries).getFirst();

    assertGolden("journal-page", page.payload());
    assertThat(page.chain(JournalPage.chainStart(RunId.of("gallery", 7))).hex())
        .isEqualTo(golden("journal-chain"));
    assertThat(page.first()).isEqualTo(7);
    assertThat(page.last()).isEqualTo(8);
    assertThat(page.entries()).isEqualTo(entries);
  }

  private static RunHeader header(
      RunStatus status, Optional<Instant> ended, Optional<Digest> digest) {
    return new RunHeader(
        RunId.of("gallery", 7),
        "gallery",
        7,
        digest(3),
        digest(4),
        CONTENTS,
        TIME,
        status,
        ended,
        digest,
        digest);
  }

  private static Digest digest(int seed) {
    return Digest.of(new byte[] {(byte) seed});
  }

  private static void assertGolden(String name, byte[] bytes) throws IOException {
    assertThat(HexFormat.of().formatHex(bytes)).as(name).isEqualTo(golden(name));
  }

  private static byte[] bytes(String name) throws IOException {
    return HexFormat.of().parseHex(golden(name));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = RestFormsTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
      assertThat(in).as("golden file " + name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
    }
  }
}
