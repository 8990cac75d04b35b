package io.kryptonx.cli.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who reads a page from top to bottom and does everything that it says. */
final class Reader {

  private final Page page;
  private final Console console;
  private final List<String> surprises = new ArrayList<>();
  private final Map<Integer, List<String>> seen = new HashMap<>();

  private Reader(Page page, Path home) {
    this.page = page;
    this.console = new Console(home);
  }

  /**
   * Reads a page.
   *
   * @param home an empty folder
   * @return where what happened is not what the page says
   */
  static List<String> read(Page page, Path home) {
    Reader reader = new Reader(page, home);
    if (page.text().contains("examples/gallery")) {
      reader.console.copyExample();
    }
    page.blocks().forEach(reader::block);
    if (Boolean.getBoolean("kryptonx.docs.update")) {
      page.with(reader.seen).write();
    }
    return reader.surprises;
  }

  private void block(Block block) {
    String file = block.behind("file");
    if (!file.isEmpty()) {
      console.write(file, block.text());
    } else if (block.language().equals("console") && !block.is("by hand")) {
      type(block);
    } else if (!block.behind("keys of").isEmpty()) {
      Console.Printed printed = console.type(block.behind("keys of"));
      String actual = String.join("\n", printed.lines());
      if (!JsonKeys.of(block.text()).equals(JsonKeys.of(actual))) {
        surprises.add(block.place() + " has other keys than\n" + actual);
      }
    }
  }

  private void type(Block block) {
    List<Transcript.Step> steps = Transcript.steps(block);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Transcript.Step step = steps.get(i);
      Console.Printed printed = console.type(step.command());
      boolean asSaid = Transcript.matches(step.output(), printed.lines());
      lines.add(Transcript.PROMPT + step.command());
      lines.addAll(asSaid ? step.output() : printed.lines());
      boolean codeIsShown = i + 1 < steps.size() && steps.get(i + 1).command().equals("echo $?");
      if (printed.code() != 0 && !codeIsShown) {
        surprises.add(
            "%s: '%s' ended with exit code %d:%n%s"
                .formatted(block.place(), step.command(), printed.code(), text(printed)));
      } else if (!asSaid) {
        surprises.add(
            "%s: '%s' printed%n%s%ninstead of%n%s"
                .formatted(
                    block.place(),
                    step.command(),
                    text(printed),
                    String.join("\n", step.output())));
      }
    }
    seen.put(block.line(), lines);
  }

  private static String text(Console.Printed printed) {
    return String.join("\n", printed.lines());
  }

  @Override
  public String toString() {
    return page.name();
  }
}
