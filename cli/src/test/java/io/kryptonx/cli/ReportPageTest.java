package io.kryptonx.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.view.page.RunPage;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Load;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportPageTest {

  private static final int MANY = 100_000;

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void here() {
    harness.folder = folder;
  }

  /** The page, which is well-formed as XML, too. */
  private Document page() throws Exception {
    CliHarness.Result result = harness.run("report", "--out", "run.html");
    assertThat(result.err()).isEmpty();
    String text = Files.readString(folder.resolve("run.html"));
    assertThat(text).startsWith(RunPage.START);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(text.substring("<!doctype html>".length()).getBytes(UTF_8)));
  }

  private static List<Element> all(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void hasASectionForEachQuestion() throws Exception {
    harness.engine.insights.details =
        InsightSamples.details(
            Samples.failed(), InsightSamples.profile(), List.of(Samples.assets()));
    Document page = page();
    assertThat(all(page, "h2"))
        .extracting(Element::getTextContent)
        .containsExactly("Failures", "Graph", "Timeline", "Stages", "Work", "Assets");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("gallery-3", "a <b> & \"c\"", "convert: improper image header", "code changed")
        .contains("kryptonx debug thumbnail 'cats/tom jones'");
    for (Element link : all(page, "a")) {
      String target = link.getAttribute("href").substring(1);
      assertThat(all(page, "section")).anyMatch(each -> each.getAttribute("id").equals(target));
    }
  }

  @Test
  void loadsNothingAndRunsNothing() throws Exception {
    AssetReport.Entry evil =
        Samples.entry(Item.of(InsightSamples.EVIL), TaskStatus.RAN, "text/html", 9);
    harness.engine.insights.contents.put(
        evil.snapshot().orElseThrow().digest(), InsightSamples.EVIL.getBytes(UTF_8));
    harness.engine.insights.details =
        InsightSamples.details(
            Samples.failed(),
            InsightSamples.profile(),
            List.of(new AssetReport(InsightSamples.EVIL, Samples.RUN, List.of(evil))));
    Document page = page();
    Set<String> names = new TreeSet<>();
    for (Element element : all(page, "*")) {
      names.add(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertThat(attribute).doesNotStartWith("on").isNotEqualTo("style");
      }
    }
    assertThat(names).doesNotContain("script", "link", "iframe", "object", "form", "base");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("<script>alert('x')</script>\\e[2J\\u202Egpj")
        .doesNotContain("\u001B", "\u202E");
    assertThat(all(page, "a")).allMatch(link -> link.getAttribute("href").startsWith("#"));
    String css = all(page, "style").getFirst().getTextContent();
    assertThat(css).doesNotContain("url(", "@import");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));
    assertThat(all(page, "meta"))
        .anyMatch(meta ->
            meta.getAttribute("http-equiv").equals("Content-Security-Policy")
                && meta.getAttribute("content").startsWith("default-src 'none'; img-src data:;")
                && meta.getAttribute("content")
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"));
  }

  @Test
  void holdsSmallPicturesOfTrueImagesOnly() throws Exception {
    BufferedImage large = new BufferedImage(1_000, 800, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      large.setRGB(random.nextInt(1_000), random.nextInt(800), random.nextInt());
    }
    give(
        asset("large", "image/png", png(large)),
        asset("small", "image/png", png(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB))),
        asset("svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)),
        asset("html", "image/png", "<script>".getBytes(UTF_8)),
        asset("torn", "image/svg+xml", "<html><svg".getBytes(UTF_8)),
        asset("odd", "image/x-odd", "<svg".getBytes(UTF_8)));
    List<Element> images = all(page(), "img");
    assertThat(images)
        .extracting(image -> image.getAttribute("alt"))
        .containsExactly("large", "small", "svg");
    assertThat(images.getFirst().getAttribute("src")).startsWith("data:image/jpeg;base64,");
    byte[] thumbnail =
        Base64.getDecoder().decode(images.getFirst().getAttribute("src").split(",", 2)[1]);
    assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail)).getWidth()).isEqualTo(300);
  }

  @Test
  void holdsNoMoreThanABoundOfPicturesAndItems() throws Exception {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    System.arraycopy("BM".getBytes(UTF_8), 0, noise, 0, 2);
    List<AssetReport> nodes = new ArrayList<>();
    for (int node = 0; node < 300; node++) {
      List<AssetReport.Entry> entries = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        entries.add(asset(node + "-" + i, "image/bmp", noise));
      }
      nodes.add(new AssetReport("node" + node, Samples.RUN, entries));
    }
    harness.engine.insights.details =
        InsightSamples.details(Samples.succeeded(), InsightSamples.profile(), nodes);
    Document page = page();
    assertThat(Files.size(folder.resolve("run.html"))).isLessThan(6_000_000);
    assertThat(all(page, "figure")).hasSize(1_000);
    assertThat(page.getDocumentElement().getTextContent())
        .contains(
            "… and 22 more: ", "kryptonx show node299 --run 3", "100 more sources and stages");
  }

  @Test
  void sumsUpTheTimelineOfManyAttempts() throws Exception {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Result result = i % 1_000 == 0 ? Result.FAILED : Result.FINISHED;
      spans.add(
          new Span(InsightSamples.task("stage" + i % 90, "item" + i), 1, 0, i, i + 500L, result));
    }
    ProfileReport profile =
        new ProfileReport(
            Samples.RUN,
            RunStatus.FAILED,
            Instant.EPOCH,
            MANY,
            0,
            new Load(1, 1, 500),
            List.of(),
            List.of(),
            List.of(),
            spans);
    harness.engine.insights.details =
        InsightSamples.details(Samples.succeeded(), profile, List.of());
    Document page = page();
    assertThat(Files.size(folder.resolve("run.html"))).isLessThan(4_000_000);
    assertThat(page.getDocumentElement().getTextContent()).contains("all other stages");
  }

  @Test
  void replacesAnEarlierPageAndNothingElse() throws Exception {
    page();
    page();
    Files.writeString(folder.resolve("mine.html"), "mine");
    CliHarness.Result refused = harness.run("report", "--out", "mine.html");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("'mine.html' exists already");
    assertThat(folder.resolve("mine.html")).hasContent("mine");
    assertThat(harness.run("report", "--out", "no/such.html").code()).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void isCalledLikeItsRun() {
    CliHarness.Result result = harness.run("report", "3", "--json");
    assertThat(result.out()).startsWith("{\"file\":\"gallery-3.html\",\"size\":");
    assertThat(folder.resolve("gallery-3.html")).exists();
    assertThat(harness.engine.insights.asked).containsExactly("details Optional[gallery-3]");
  }

  private void give(AssetReport.Entry... entries) {
    harness.engine.insights.details =
        InsightSamples.details(
            Samples.succeeded(),
            InsightSamples.profile(),
            List.of(new AssetReport("pictures", Samples.RUN, List.of(entries))));
  }

  private AssetReport.Entry asset(String item, String type, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    harness.engine.insights.contents.put(digest, bytes);
    return new AssetReport.Entry(
        "thumbnail",
        Item.of(item),
        "out",
        Optional.of(TaskStatus.RAN),
        Optional.of(new Snapshot(MediaType.parse(type), bytes.length, digest)),
        Optional.empty());
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
