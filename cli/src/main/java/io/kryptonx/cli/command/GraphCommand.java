package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.GraphDot;
import io.kryptonx.cli.view.GraphMermaid;
import io.kryptonx.cli.view.GraphView;
import io.kryptonx.cli.view.svg.GraphSvg;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.GraphReport;

/** {@code graph}: draws the pipeline. */
final class GraphCommand implements Command {

  private static final String FORMAT = "--format";

  enum Format {
    TEXT,
    SVG,
    DOT,
    MERMAID
  }

  @Override
  public void describe(Syntax syntax) {
    Options.pipelineArgument(syntax);
    syntax.choice(
        "FORMAT", "How to draw it: text, svg, dot, mermaid (default: text).", Format.class, FORMAT);
    syntax.texts(
        "SELECTOR", "Only these sources and stages, +page, tag:x, …; repeatable.", Options.ONLY);
    Options.run(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx graph                                  in the terminal",
        "kryptonx graph --run gallery-7                  as it was, and what became of it",
        "kryptonx graph --format svg >gallery.svg        as a picture",
        "kryptonx graph --format dot                     for Graphviz",
        "kryptonx graph --format mermaid                 for Markdown");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofPipeline(arguments);
    GraphReport graph;
    try (Engine engine = Engines.open(arguments, session, target, Access.READ)) {
      graph = engine.graph(arguments.texts(Options.ONLY), Engines.run(arguments, engine));
    }
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(graph) + "\n");
      return ExitCode.FINE;
    }
    switch (arguments.choice(FORMAT, Format.class).orElse(Format.TEXT)) {
      case TEXT -> new GraphView(session.out()).show(graph);
      case SVG -> session.write(GraphSvg.of(graph));
      case DOT -> session.write(GraphDot.of(graph));
      case MERMAID -> session.write(GraphMermaid.of(graph));
    }
    return ExitCode.FINE;
  }
}
