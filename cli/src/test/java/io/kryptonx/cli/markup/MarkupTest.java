package io.kryptonx.cli.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void letsNothingForeignMeanAnything() {
    String evil = "</p><script>\"'&\u001B\u202E\uFFFE";
    assertThat(new Markup().element("p", evil, "title", evil).toString())
        .isEqualTo(
            "<p title=\"&lt;/p&gt;&lt;script&gt;&quot;&#39;&amp;\\e\\u202E\uFFFD\">"
                + "&lt;/p&gt;&lt;script&gt;&quot;&#39;&amp;\\e\\u202E\uFFFD</p>");
  }

  @Test
  void keepsLineEndsWhereTheyAreWanted() {
    assertThat(new Markup().open("pre").lines("a\nb\u001B[31m<c").close().toString())
        .isEqualTo("<pre>a\nb&lt;c</pre>");
    assertThat(new Markup().text("a\nb").toString()).isEqualTo("a\\nb");
  }

  @Test
  void refusesToEndWithOpenElements() {
    assertThatThrownBy(() -> new Markup().open("p").toString()).hasMessageContaining("[p]");
  }

  @Test
  void writesNumbersShortly() {
    assertThat(Markup.number(3)).isEqualTo("3");
    assertThat(Markup.number(2.96)).isEqualTo("3");
    assertThat(Markup.number(-0.25)).isEqualTo("-0.2");
    assertThat(Markup.number(1234.56)).isEqualTo("1234.6");
  }

  @Test
  void cutsTextToAWidth() {
    double width = TextWidth.of("a name", 12);
    assertThat(TextWidth.cut("a name", 12, width)).isEqualTo("a name");
    assertThat(TextWidth.cut("a name that is long", 12, width)).startsWith("a n").endsWith("…");
    assertThat(TextWidth.of(TextWidth.cut("a name that is long", 12, width), 12))
        .isLessThanOrEqualTo(width);
  }
}
