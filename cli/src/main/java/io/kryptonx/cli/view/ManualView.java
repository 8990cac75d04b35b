package io.kryptonx.cli.view;

import io.kryptonx.cli.manual.ManualPage;
import io.kryptonx.cli.manual.ManualPage.Part;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of the manual on a terminal. */
public final class ManualView {

  private static final int MOST = 80;
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Output out;
  private final int columns;

  /** A view on {@code out}. */
  public ManualView(Output out) {
    this.out = out;
    this.columns = Math.max(40, Math.min(MOST, out.columns()));
  }

  /** Shows all pages, a line each. */
  public void list(List<ManualPage> pages) {
    int width = pages.stream().mapToInt(page -> page.code().length()).max().orElse(0);
    for (ManualPage page : pages) {
      out.line(out.in(Style.STRONG, Columns.left(page.code(), width)) + "  " + plain(page.title()));
    }
    out.line();
    out.line("kryptonx explain CODE explains one.");
  }

  /** Shows a page. */
  public void show(ManualPage page) {
    String title = page.title().isEmpty() ? "" : "  " + plain(page.title());
    out.line(out.in(Style.STRONG, page.code()) + title);
    for (Part part : page.parts()) {
      out.line();
      switch (part) {
        case Part.Paragraph(String text) -> paragraph(text, "");
        case Part.Example(_, var lines) ->
            lines.forEach(line -> out.line(out.in(Style.KEPT, "    " + line)));
        case Part.Fix(String text) -> paragraph(text, "Fix  ");
      }
    }
  }

  private void paragraph(String text, String label) {
    String start = out.in(Style.STRONG, label);
    for (String line : Columns.wrap(styled(text), columns - label.length())) {
      out.line(start + line);
      start = " ".repeat(label.length());
    }
  }

  private static String plain(String text) {
    return text.replace("`", "");
  }

  /** Code stands in quotes of its kind, or in a style where there is one. */
  private String styled(String text) {
    Matcher matcher = CODE.matcher(text);
    return matcher.replaceAll(found -> {
      String code = found.group(1);
      String shown = out.in(Style.KEPT, code);
      return Matcher.quoteReplacement(shown.equals(code) ? "`" + code + "`" : shown);
    });
  }
}
