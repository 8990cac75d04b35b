package io.kryptonx.cli.view.page;

/** What a snapshot looks like, in small. */
sealed interface Preview {

  /**
   * A picture.
   *
   * @param uri with the picture within it
   */
  record Picture(String uri) implements Preview {}

  /** The beginning of a text. */
  record Excerpt(String text) implements Preview {}

  /** Nothing to be seen. */
  record Nothing() implements Preview {}
}
