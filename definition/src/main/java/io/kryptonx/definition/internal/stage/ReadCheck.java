package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.problem.Place;
import java.util.Arrays;

/** What a stage sees of its item and event only once it says so, or its fingerprint would lie. */
final class ReadCheck {

  private ReadCheck() {}

  /** Reports the use of a variable that {@code reads} would give. */
  static boolean check(YamlScalar text, String name, Problems problems) {
    boolean found = Arrays.stream(Read.values()).anyMatch(read -> read.label().equals(name));
    if (found) {
      problems.add(
          ProblemCode.UNDECLARED_READ,
          use(text, name),
          "the stage uses '$" + name + "' and does not declare it",
          "$" + name,
          "what a stage sees is part of its fingerprint, so it must be declared",
          "add to the stage: reads: [" + name + "]");
    }
    return found;
  }

  /** The place where a variable is used. */
  static Place use(YamlScalar text, String name) {
    Place plain = text.origin().find("$" + name);
    return plain.equals(text.place()) ? text.origin().find("${" + name) : plain;
  }
}
