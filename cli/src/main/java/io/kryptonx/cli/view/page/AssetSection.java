package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.report.RunReport.Published;
import io.kryptonx.model.asset.Snapshot;
import java.util.List;

/** What sources and stages hold, with small pictures and first lines, and what was published. */
final class AssetSection {

  private static final int MAX_NODES = 200;
  private static final int MAX_CARDS = 18;
  private static final int MAX_ALL_CARDS = 1_000;
  private static final int MAX_PUBLISHED = 50;
  private static final int MAX_NAME = 60;

  private final Markup out;
  private final RunDetails run;
  private final Typed typed;
  private final Previews previews;
  private int cards;

  AssetSection(Markup out, RunDetails run, Typed typed, Previews previews) {
    this.out = out;
    this.run = run;
    this.typed = typed;
    this.previews = previews;
  }

  void write() {
    Sections.open(out, "assets", "Assets");
    published();
    run.assets().reversed().stream().limit(MAX_NODES).forEach(this::node); // results first
    int more = run.assets().size() - MAX_NODES;
    if (more > 0) {
      out.element("p", "… and " + more + " more sources and stages.", "class", "more");
    }
    Sections.close(out);
  }

  private void published() {
    List<Published> files = run.summary().published();
    if (files.isEmpty()) {
      return;
    }
    out.open("details").open("summary").element("b", "published");
    out.element("small", Quantity.of(files.size(), "file")).close();
    Sections.table(out, "file", "made by", ">size", "digest");
    for (Published file : files.subList(0, Math.min(MAX_PUBLISHED, files.size()))) {
      out.open("tr").element("td", Columns.cut(Harmless.line(file.path()), 2 * MAX_NAME));
      out.element("td", file.stage());
      Sections.number(out, Quantity.size(file.snapshot().size()));
      out.open("td");
      Sections.digest(out, file.snapshot().digest());
      out.close().closeLine();
    }
    Sections.endTable(out);
    if (files.size() > MAX_PUBLISHED) {
      out.element("p", "… and " + (files.size() - MAX_PUBLISHED) + " more.", "class", "more");
    }
    out.closeLine();
  }

  private void node(AssetReport node) {
    List<Entry> held = node.entries().stream().filter(e -> e.snapshot().isPresent()).toList();
    if (held.isEmpty()) {
      return;
    }
    long size = held.stream().mapToLong(e -> e.snapshot().map(Snapshot::size).orElse(0L)).sum();
    out.open("details", "open", "").open("summary").element("b", node.node());
    boolean source = node.entries().stream().allMatch(e -> e.status().isEmpty());
    String kind = source && !node.entries().isEmpty() ? "source, " : "";
    String amount = Quantity.of(held.size(), "snapshot") + ", " + Quantity.size(size);
    out.element("small", kind + amount).closeLine();
    out.open("div", "class", held.size() == 1 ? "cards solo" : "cards");
    int room = Math.min(MAX_CARDS, MAX_ALL_CARDS - cards);
    held.stream().limit(Math.max(0, room)).forEach(entry -> card(node, entry));
    out.closeLine();
    if (held.size() > room) {
      out.open("p", "class", "more").text("… and " + (held.size() - room) + " more: ");
      String list = typed.command("show") + " " + ShellWord.of(node.node());
      out.element("code", list + " --run " + node.run().number()).closeLine();
    }
    out.closeLine();
  }

  private void card(AssetReport node, Entry entry) {
    cards++;
    Snapshot snapshot = entry.snapshot().orElseThrow();
    out.open("figure");
    Sections.preview(out, previews.of(snapshot), snapshot, entry.asked());
    out.open("figcaption");
    String name = entry.asked().isEmpty() ? node.node() : entry.asked();
    String output = entry.output().equals(node.node()) ? "" : " · " + entry.output();
    out.element("b", Columns.cut(Harmless.line(name), MAX_NAME), "title", name);
    out.element("span", Quantity.size(snapshot.size()) + output);
    Sections.digest(out, snapshot.digest());
    entry.status().ifPresent(status -> Sections.status(out, status, ""));
    out.close().closeLine();
  }
}
