package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.definition.problem.SourceExcerpt;
import io.kryptonx.model.problem.Place;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file around a place, with a marker below; nothing where it cannot be read. */
final class ExcerptView {

  private static final int MOST = 160;
  private static final int BESIDE = 10;

  private final Output out;
  private final SourceLines sources;

  ExcerptView(Output out, Path folder) {
    this.out = out;
    this.sources = new SourceLines(folder);
  }

  void show(Place place, String value, Style style) {
    Optional<SourceExcerpt> found =
        sources.of(place.file()).flatMap(source -> SourceExcerpt.of(source, place, value));
    int room = Math.max(BESIDE, Math.min(MOST, out.columns() - BESIDE));
    found.ifPresent(excerpt -> show(excerpt.narrowed(room), style));
  }

  private void show(SourceExcerpt excerpt, Style style) {
    int last = excerpt.firstLine() + excerpt.lines().size() - 1;
    int gutter = String.valueOf(last).length();
    for (int i = 0; i < excerpt.lines().size(); i++) {
      String number = Columns.right(String.valueOf(excerpt.firstLine() + i), gutter);
      String line = cut(shown(excerpt.lines().get(i)));
      out.line(out.in(Style.FAINT, "  " + number + " │ ") + line);
    }
    String line = excerpt.lines().getLast();
    String before = line.substring(0, line.offsetByCodePoints(0, excerpt.column() - 1));
    String marks = out.in(style, "^".repeat(excerpt.width()));
    out.line(
        out.in(Style.FAINT, "  " + " ".repeat(gutter) + " │ ")
            + cut(" ".repeat(Columns.of(shown(before))) + marks));
  }

  private String cut(String line) {
    return Columns.cut(line, Math.max(BESIDE, out.columns() - BESIDE));
  }

  /** One column for a tab, so that the caret stands where the place says. */
  private static String shown(String line) {
    return Harmless.line(line.replace('\t', ' '));
  }
}
