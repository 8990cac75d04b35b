package io.kryptonx.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of a code.
 *
 * @param code {@code KX205}, or that of an error
 * @param title what it means, in one line
 * @param parts in their order
 */
public record ManualPage(String code, String title, List<Part> parts) {

  public ManualPage {
    parts = List.copyOf(parts);
  }

  /** What a page is made of. */
  public sealed interface Part {

    /** Text that may be broken into lines anywhere. */
    record Paragraph(String text) implements Part {}

    /** Lines that stay as they are. */
    record Example(String language, List<String> lines) implements Part {
      public Example {
        lines = List.copyOf(lines);
      }
    }

    /** What to do, as text. */
    record Fix(String text) implements Part {}
  }

  /** What it means, without example and fix. */
  public String meaning() {
    return parts.stream()
        .filter(Part.Paragraph.class::isInstance)
        .map(part -> ((Part.Paragraph) part).text())
        .collect(Collectors.joining("\n\n"));
  }

  /** The example; empty where there is none. */
  public String example() {
    return parts.stream()
        .filter(Part.Example.class::isInstance)
        .map(part -> String.join("\n", ((Part.Example) part).lines()))
        .collect(Collectors.joining("\n\n"));
  }

  /** What to do. */
  public String fix() {
    return parts.stream()
        .filter(Part.Fix.class::isInstance)
        .map(part -> ((Part.Fix) part).text())
        .collect(Collectors.joining("\n\n"));
  }
}
