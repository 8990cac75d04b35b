package io.kryptonx.definition.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTextTest {

  @Test
  void findsNamesWithAndWithoutBraces() {
    assertThat(ShellText.names("cp \"$a\" ${b} ${c%.jpg} ${#d} ${!e} $f_g/$h.i"))
        .containsExactly("a", "b", "c", "d", "e", "f_g", "h");
  }

  @Test
  void passesOverEscapedAndOtherDollars() {
    assertThat(ShellText.names("echo \\$a $$b $1 $? $(c) \\\\$d")).containsExactly("d");
  }

  @Test
  void knowsWhatATextAssignsItself() {
    assertThat(ShellText.assigns("item=3; echo $item", "item")).isTrue();
    assertThat(ShellText.assigns("for item in a; do echo $item; done", "item")).isTrue();
    assertThat(ShellText.assigns("while read -r a item; do echo $item; done", "item")).isTrue();
    assertThat(ShellText.assigns("echo my_item=$item", "item")).isFalse();
    assertThat(ShellText.assigns("echo item $item", "item")).isFalse();
  }

  @Test
  void findsScriptsWhereCommandsStand() {
    assertThat(ShellText.scripts("./a.sh x | ./b && bash ./c.sh; if ./d; then ./e; fi"))
        .containsExactly("a.sh", "b", "c.sh", "d", "e");
  }

  @Test
  void passesOverPathsThatAreArguments() {
    assertThat(ShellText.scripts("mkdir ./out; cp x ./out/y > ./z; cd ../; ../w.sh")).isEmpty();
  }
}
