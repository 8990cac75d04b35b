package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.cli.view.AssetView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;

/** {@code show}: lists the snapshots of a source or stage, and writes one to a file. */
final class ShowCommand implements Command {

  private static final int MAX_LISTED = 10;

  @Override
  public void describe(Syntax syntax) {
    Options.nodeArguments(
        syntax,
        "NODE",
        "A source, a stage, one output of a stage: STAGE.OUTPUT, or a selector: 'thumb*', page+.");
    Options.run(syntax);
    syntax.text("FILE", "Write the one snapshot to this file, verified.", Options.OUT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx show photos                           what the source holds",
        "kryptonx show thumbnail cats/tom               one item",
        "kryptonx show thumbnail cats/tom --out tom.jpg write it to a file",
        "kryptonx show thumbnail 'cats/*'               all cats",
        "kryptonx show page.html --run 3 --out old.html as it was in run 3");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofNode(arguments, session, "NODE");
    String node = target.nodeName();
    int dot = node.indexOf(':') < 0 ? node.lastIndexOf('.') : -1;
    String name = dot < 0 ? node : node.substring(0, dot);
    try (Engine engine = Engines.open(arguments, session, target, Access.READ)) {
      AssetReport all = engine.show(name, target.item(), Engines.run(arguments, engine));
      AssetReport report = dot < 0 ? all : only(all, node.substring(dot + 1));
      if (arguments.text(Options.OUT).isPresent()) {
        write(arguments, session, engine, report, arguments.typed(session, target));
      } else if (arguments.has(Options.JSON)) {
        session.write(ReportJson.of(report) + "\n");
      } else {
        new AssetView(session.out()).show(report);
      }
    }
    return ExitCode.FINE;
  }

  private static AssetReport only(AssetReport report, String output) {
    List<Entry> entries = report.entries().stream().filter(e -> e.output().equals(output)).toList();
    if (entries.isEmpty() && !report.entries().isEmpty()) {
      List<String> outputs = report.entries().stream().map(Entry::output).distinct().toList();
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          report.node() + " has no output '" + output + "'; it has " + String.join(", ", outputs));
    }
    return new AssetReport(report.node(), report.run(), entries);
  }

  private static void write(
      Arguments arguments, Session session, Engine engine, AssetReport report, Typed typed) {
    String file = arguments.text(Options.OUT).orElseThrow();
    List<Entry> entries = report.entries().stream().filter(e -> e.snapshot().isPresent()).toList();
    if (entries.size() != 1) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          entries.isEmpty()
              ? "nothing to write: " + report.node() + " has no such snapshot in " + report.run()
              : several(entries, typed));
    }
    Snapshot snapshot = entries.getFirst().snapshot().orElseThrow();
    engine.export(snapshot, session.folder().resolve(file));
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(report) + "\n");
    } else {
      Output out = session.out();
      out.line(
          "wrote %s, %s, %s"
              .formatted(
                  Harmless.line(file),
                  Quantity.size(snapshot.size()),
                  snapshot.digest().shortHex()));
    }
  }

  private static String several(List<Entry> entries, Typed typed) {
    StringBuilder text = new StringBuilder();
    text.append(entries.size()).append(" snapshots, but --out writes one; name it:");
    for (Entry entry : entries.subList(0, Math.min(MAX_LISTED, entries.size()))) {
      String node = entry.node();
      String output = entry.output().equals(node) ? "" : "." + entry.output();
      text.append("\n  ")
          .append(typed.command("show"))
          .append(' ')
          .append(ShellWord.of(node + output));
      if (!entry.asked().isEmpty()) {
        text.append(' ').append(ShellWord.of(entry.asked()));
      }
      text.append(" --out FILE");
    }
    if (entries.size() > MAX_LISTED) {
      text.append("\n  … and ").append(entries.size() - MAX_LISTED).append(" more");
    }
    return text.toString();
  }
}
