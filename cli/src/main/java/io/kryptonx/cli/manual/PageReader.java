package io.kryptonx.cli.manual;

import io.kryptonx.cli.manual.ManualPage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a page of the manual into the pages of codes: sections whose heading is a code, or a code
 * and a title. Of Markdown it knows what these sections use: paragraphs, fenced blocks, links,
 * emphasis.
 */
final class PageReader {

  private static final Pattern HEADING = Pattern.compile("## ([A-Z][A-Z0-9_]+)(?:: (.+))?");
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]*\\)");
  private static final Pattern FIX = Pattern.compile("\\*\\*(?:Fix|What to do):\\*\\* ?");
  private static final String FENCE = "```";

  private final List<ManualPage> pages = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String code = "";
  private String title = "";

  private PageReader() {}

  static List<ManualPage> read(String text) {
    PageReader reader = new PageReader();
    reader.read(text.lines().toList());
    return List.copyOf(reader.pages);
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        endPage();
        code = heading.group(1);
        title = heading.group(2) == null ? "" : heading.group(2);
      } else if (line.startsWith(FENCE)) {
        endParagraph();
        int end = i + 1;
        while (!lines.get(end).startsWith(FENCE)) {
          end++;
        }
        parts.add(new Part.Example(line.substring(FENCE.length()), lines.subList(i + 1, end)));
        i = end;
      } else if (line.isBlank()) {
        endParagraph();
      } else if (!line.startsWith("<!--")) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    endPage();
  }

  private void endParagraph() {
    if (paragraph.isEmpty()) {
      return;
    }
    String text = LINK.matcher(paragraph.toString()).replaceAll("$1");
    Matcher fix = FIX.matcher(text);
    parts.add(
        fix.lookingAt()
            ? new Part.Fix(text.substring(fix.end()))
            : new Part.Paragraph(text.replace("**", "")));
    paragraph.setLength(0);
  }

  private void endPage() {
    endParagraph();
    if (!code.isEmpty()) {
      pages.add(new ManualPage(code, title.isEmpty() ? firstSentence() : title, parts));
    }
    parts.clear();
    code = "";
  }

  /** A section without a title begins with one. */
  private String firstSentence() {
    return parts.stream()
        .filter(Part.Paragraph.class::isInstance)
        .map(part -> ((Part.Paragraph) part).text())
        .map(text -> text.split("[.:](?= |$)", 2)[0])
        .findFirst()
        .orElse("");
  }
}
