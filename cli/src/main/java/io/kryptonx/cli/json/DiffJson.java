package io.kryptonx.cli.json;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.engine.report.DiffReport.ItemDiff;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.DiffReport.Side;
import io.kryptonx.engine.report.DiffReport.State;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What differs between two runs, as one object. */
public final class DiffJson {

  private DiffJson() {}

  /** The object. */
  public static String of(DiffReport diff) {
    return Json.object(out -> {
      out.writeBooleanProperty("equal", diff.isEqual());
      Json.text(out, "firstDivergent", diff.firstDivergent().map(NodeDiff::node));
      Json.object(out, "before", () -> side(out, diff.before()));
      Json.object(out, "after", () -> side(out, diff.after()));
      Json.objects(out, "params", diff.params(), DiffJson::change);
      Json.objects(
          out,
          "definition",
          diff.definition(),
          (o, stage) -> {
            o.writeStringProperty("stage", stage.stage());
            o.writeBooleanProperty("onlyBefore", stage.onlyBefore());
            o.writeBooleanProperty("onlyAfter", stage.onlyAfter());
            Json.objects(o, "parts", stage.parts(), DiffJson::change);
          });
      Json.objects(
          out,
          "nodes",
          diff.nodes(),
          (o, node) -> {
            o.writeStringProperty("node", node.node());
            o.writeNumberProperty("equal", node.equal());
            o.writeNumberProperty("differs", node.differs());
            o.writeNumberProperty("onlyBefore", node.onlyBefore());
            o.writeNumberProperty("onlyAfter", node.onlyAfter());
            Json.objects(o, "items", node.items(), DiffJson::item);
          });
    });
  }

  private static void side(JsonGenerator out, Side side) {
    out.writeStringProperty("run", side.run().text());
    out.writeStringProperty("status", side.status().label());
    out.writeStringProperty("revision", side.revision().hex());
    Json.text(out, "digest", side.digest().map(digest -> digest.hex()));
  }

  private static void change(JsonGenerator out, Change change) {
    out.writeStringProperty("name", change.name());
    Json.text(out, "before", change.before());
    Json.text(out, "after", change.after());
  }

  private static void item(JsonGenerator out, ItemDiff item) {
    out.writeStringProperty("item", item.item().text());
    out.writeStringProperty("output", item.output());
    state(out, "before", item.before());
    state(out, "after", item.after());
    item.content().ifPresent(content -> Json.object(out, "content", () -> content(out, content)));
  }

  private static void state(JsonGenerator out, String name, Optional<State> state) {
    if (state.isEmpty()) {
      out.writeNullProperty(name);
      return;
    }
    Json.object(
        out,
        name,
        () -> {
          switch (state.get()) {
            case State.Holds(var snapshot) -> Json.snapshot(out, snapshot);
            case State.Without(var status) -> out.writeStringProperty("status", status.label());
            case State.Open() -> out.writeNullProperty("status");
          }
        });
  }

  static void content(JsonGenerator out, ContentDiff content) {
    switch (content) {
      case ContentDiff.Text text -> {
        out.writeStringProperty("kind", "text");
        out.writeNumberProperty("added", text.added());
        out.writeNumberProperty("removed", text.removed());
        Json.texts(
            out, "lines", text.lines().stream().map(l -> l.sign() + " " + l.text()).toList());
        out.writeBooleanProperty("cut", text.cut());
      }
      case ContentDiff.Json json -> {
        out.writeStringProperty("kind", "json");
        out.writeNumberProperty("count", json.count());
        Json.objects(out, "changes", json.changes(), DiffJson::change);
      }
      case ContentDiff.Image image -> image(out, image);
      case ContentDiff.Table table -> table(out, table);
      case ContentDiff.Bytes(var first) -> {
        out.writeStringProperty("kind", "bytes");
        out.writeNumberProperty("firstDifference", first);
      }
      case ContentDiff.Unknown(var reason) -> {
        out.writeStringProperty("kind", "unknown");
        out.writeStringProperty("reason", reason);
      }
    }
  }

  private static void image(JsonGenerator out, ContentDiff.Image image) {
    out.writeStringProperty("kind", "image");
    Json.object(out, "before", () -> size(out, image.before()));
    Json.object(out, "after", () -> size(out, image.after()));
    image
        .pixels()
        .ifPresent(pixels -> {
          out.writeNumberProperty("share", pixels.share());
          out.writeNumberProperty("max", pixels.max());
          out.writeNumberProperty("mean", pixels.mean());
        });
  }

  private static void size(JsonGenerator out, ContentDiff.Image.Size size) {
    out.writeNumberProperty("width", size.width());
    out.writeNumberProperty("height", size.height());
  }

  private static void table(JsonGenerator out, ContentDiff.Table table) {
    out.writeStringProperty("kind", "table");
    Json.texts(out, "columnsAdded", table.columnsAdded());
    Json.texts(out, "columnsRemoved", table.columnsRemoved());
    Json.text(out, "key", table.key());
    out.writeNumberProperty("added", table.added());
    out.writeNumberProperty("removed", table.removed());
    out.writeNumberProperty("changed", table.changed());
    Json.objects(
        out,
        "rows",
        table.rows(),
        (o, row) -> {
          o.writeStringProperty("row", row.name());
          o.writeStringProperty("kind", row.kind().name().toLowerCase(Locale.ROOT));
          Json.objects(o, "cells", row.cells(), DiffJson::change);
        });
  }
}
