package io.kryptonx.cli.manual;

import io.kryptonx.model.problem.InvariantViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of all codes: those of problems, then those of errors. */
public final class Manual {

  private final Map<String, ManualPage> byCode = new LinkedHashMap<>();

  private Manual() {}

  /** Reads the pages that the program carries with it. */
  public static Manual load() {
    Manual manual = new Manual();
    for (String file : List.of("problems.md", "errors.md")) {
      for (ManualPage page : PageReader.read(text(file))) {
        manual.byCode.put(page.code(), page);
      }
    }
    return manual;
  }

  /** All pages, in the order of the manual. */
  public List<ManualPage> pages() {
    return List.copyOf(byCode.values());
  }

  /** All codes. */
  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }

  /** The titles by code. */
  public Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    byCode.forEach((code, page) -> titles.put(code, page.title()));
    return titles;
  }

  /** The page of a code. */
  public Optional<ManualPage> page(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  private static String text(String file) {
    try (InputStream in = Manual.class.getResourceAsStream("/manual/" + file)) {
      if (in == null) {
        throw new InvariantViolation("the manual has no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
