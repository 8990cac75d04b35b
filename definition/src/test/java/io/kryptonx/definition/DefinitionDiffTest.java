package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionDiffTest {

  @TempDir Path folder;

  @Test
  void isKeyByKeyWithBothValues() throws IOException {
    Definition before = load("a.yaml", "a: { b: 1, c: [x, y], d: old }\nsame: { x: 1 }");
    Definition after = load("b.yaml", "same: { x: 1 }\na: { b: 2, c: [x], e: { f: new } }");
    assertThat(DefinitionDiff.between(before, after).changes())
        .extracting(
            DefinitionDiff.Change::key,
            change -> change.before().map(DefinitionDiff.Value::text),
            change -> change.after().map(DefinitionDiff.Value::text))
        .containsExactly(
            tuple("a.b", Optional.of("1"), Optional.of("2")),
            tuple("a.c", Optional.of("[x, y]"), Optional.of("[x]")),
            tuple("a.d", Optional.of("old"), Optional.empty()),
            tuple("a.e", Optional.empty(), Optional.of("{ f: new }")));
  }

  @Test
  void doesNotSeeOrderAndStyle() throws IOException {
    Definition before = load("a.yaml", "a: { b: 1.50, c: \"x\" }");
    Definition after = load("b.yaml", "a:\n  c: x\n  b: 1.5\n");
    assertThat(DefinitionDiff.between(before, after).changes()).isEmpty();
  }

  @Test
  void tellsANumberFromAText() throws IOException {
    assertThat(DefinitionDiff.between(load("a.yaml", "a: 1"), load("b.yaml", "a: '1'")).changes())
        .hasSize(1);
  }

  private Definition load(String name, String text) throws IOException {
    return Definition.load(Files.writeString(folder.resolve(name), text));
  }
}
