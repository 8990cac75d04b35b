package io.kryptonx.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a console shows: commands behind {@code $}, and what they print. A line {@code …} stands for
 * any lines.
 */
final class Transcript {

  static final String PROMPT = "$ ";
  private static final String GAP = "…";

  /** When a stage is told as done depends on how fast the machine is. */
  private static final Pattern STAGE = Pattern.compile("[✔✘] [a-z_]+ +[0-9]+/[0-9]+ .*");

  private Transcript() {}

  /** A command and what it is said to print. */
  record Step(String command, List<String> output) {}

  static List<Step> steps(Block block) {
    List<Step> steps = new ArrayList<>();
    for (String line : block.lines()) {
      if (line.startsWith(PROMPT)) {
        steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (steps.isEmpty()) {
        throw new AssertionError(block.place() + " does not begin with '$ '");
      } else {
        steps.getLast().output().add(line);
      }
    }
    return steps;
  }

  /** Whether the lines that are there are those that are expected. */
  static boolean matches(List<String> expected, List<String> actual) {
    List<String> there = normal(actual);
    int at = 0;
    boolean gap = false;
    for (String line : normal(expected)) {
      if (line.equals(GAP)) {
        gap = true;
        continue;
      }
      int found = gap ? there.subList(at, there.size()).indexOf(line) : 0;
      if (found < 0 || at + found >= there.size() || !there.get(at + found).equals(line)) {
        return false;
      }
      at += found + 1;
      gap = false;
    }
    return gap || at == there.size();
  }

  /** Without what differs from machine to machine and from moment to moment. */
  private static List<String> normal(List<String> lines) {
    return lines.stream()
        .filter(line -> !STAGE.matcher(line).matches())
        .map(Transcript::masked)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String masked(String line) {
    return line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "#")
        .replaceAll("sha256:[0-9a-f]+…?", "#")
        .replaceAll("\\b[0-9a-f]{12,64}\\b", "#")
        .replaceAll("\\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}\\b", "#")
        .replaceAll("\\b[0-9]+(\\.[0-9]+)?(ms|s|m)\\b", "#")
        .replaceAll("\\b[0-9]+(\\.[0-9]+)? (B|kB|MB|bytes)", "#")
        .replaceAll("─+", "─")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
