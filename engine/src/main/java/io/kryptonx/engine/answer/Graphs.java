package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a graph as nodes and edges. */
public final class Graphs {

  private Graphs() {}

  /**
   * The graph of a definition.
   *
   * @param latest the latest run, whose counts are shown
   */
  public static GraphReport of(Graph graph, Optional<RunView> latest) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Source source : graph.pipeline().sources().values()) {
      nodes.add(new Node(source.name(), Kind.SOURCE, text(source), source.dimensions(), Map.of()));
    }
    for (StageNode stage : graph.stages()) {
      Optional<StageView> ran = latest.flatMap(run -> run.stage(stage.name()));
      nodes.add(
          new Node(
              stage.name(),
              Kind.STAGE,
              stage.stage().action() instanceof Action.Route route
                  ? Routes.text(route, stage.name(), latest)
                  : text(stage.stage().action()),
              stage.dimensions(),
              ran.<Map<TaskStatus, Integer>>map(StageView::counts).orElse(Map.of()),
              ran.map(StageView::stale).orElse(0)));
      for (Port port : stage.ports()) {
        port.alternatives().forEach(asset -> edges.add(edge(graph, stage, port, asset)));
      }
      for (String before : stage.stage().dependsOn()) {
        edges.add(new Edge(before, stage.name(), "", false, true));
      }
    }
    for (Publication publication : graph.pipeline().publish()) {
      String path = publication.path().text();
      nodes.add(new Node(path, Kind.PUBLISH, "publish", publication.path().captures(), Map.of()));
      edges.add(new Edge(publication.asset().node(), path, "", false));
    }
    return new GraphReport(graph.pipeline().name(), nodes, edges);
  }

  private static Edge edge(Graph graph, StageNode stage, Port port, AssetNode asset) {
    return new Edge(
        graph.origin(stage, asset), stage.name(), port.input().name(), port.isCollection());
  }

  private static String text(Source source) {
    return switch (source) {
      case Source.Files files -> "files " + files.pattern();
      case Source.File file -> "file " + file.path();
      case Source.Value _ -> "value";
      case Source.Values values -> values.json().size() + " values";
      case Source.Tree tree -> "tree " + tree.path();
      case Source.Table table -> table.format().label() + " " + table.path();
      case Source.Command command -> text(command.stage().action());
      case Source.Http http -> "http " + http.url();
    };
  }

  private static String text(Action action) {
    return switch (action) {
      case Action.Shell(var text, _) -> "run " + text.strip().lines().findFirst().orElse("");
      case Action.Program(var arguments) -> "run " + String.join(" ", arguments);
      case Action.JavaFile(var file) -> "java " + file;
      case Action.JavaClass(var name, _) -> "java " + name;
      case Action.Expression(var text) -> "expr " + text.strip().lines().findFirst().orElse("");
      case Action.Approve(_, var ask, _) -> "approve " + ask.strip().lines().findFirst().orElse("");
      case Action.Removed(var stage) -> "what is gone of " + stage;
      case Action.Loop loop -> "loop until " + loop.until().strip().lines().findFirst().orElse("");
      case Action.Route route -> Routes.text(route, "", Optional.empty());
      case Action.Split(var input, var format, _) -> "split " + format.label() + " " + input;
      case Action.Http(var url, var method, _, _, _) -> "http " + method + " " + url;
      case Action.Jdbc jdbc -> "jdbc " + jdbc.url() + " upsert " + jdbc.table();
    };
  }
}
