package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.Styles;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.view.svg.GraphSvg;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.model.asset.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The page about a run. At most about {@value Previews#MAX_INLINE_BYTES} bytes of pictures and
 * excerpts are in it, and everything else is bounded by number.
 */
public final class RunPage {

  /** What such a page begins with. */
  public static final String START = "<!doctype html><!-- kryptonx report -->";

  private RunPage() {}

  /** Where the bytes of snapshots come from. */
  public interface Contents {

    /** The bytes; empty if there are more than {@code limit}, or they are gone. */
    Optional<byte[]> of(Snapshot snapshot, int limit);
  }

  /** The whole page. */
  public static String of(RunDetails run, Typed typed, Contents contents) {
    String css = Styles.read(RunPage.class, "page.css") + GraphSvg.css();
    Markup out = new Markup().raw(START).raw("\n");
    out.open("html", "lang", "en").open("head");
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(css));
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.element("title", run.summary().run().text() + " " + run.summary().status().label());
    out.open("style").raw(css).closeLine().closeLine();
    out.open("body").raw("\n");
    HeadSection.write(out, run);
    out.open("main").raw("\n");
    FailureSection.write(out, run, typed);
    graph(out, run);
    TimelineSection.write(out, run.profile(), run.graph());
    StageSection.write(out, run.profile());
    WorkSection.write(out, run.profile());
    Previews previews = new Previews(contents);
    new LoopSection(out, typed, previews).write(run);
    new AssetSection(out, run, typed, previews).write();
    out.closeLine();
    out.element("footer", "Written by kryptonx report. This file loads nothing and runs nothing.");
    out.raw("\n").closeLine().close().raw("\n");
    return out.toString();
  }

  private static void graph(Markup out, RunDetails run) {
    Sections.open(out, "graph", "Graph");
    out.open("div", "class", "wide");
    GraphSvg.embed(out, run.graph());
    out.close();
    Sections.close(out);
  }

  /** Only the style of this page counts, only pictures within it are shown, nothing is loaded. */
  private static String policy(String css) {
    return "default-src 'none'; img-src data:; style-src 'sha256-"
        + sha256(css)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
