package io.kryptonx.cli.terminal;

/** The few ways in which text stands out; each has one meaning everywhere. */
public enum Style {
  /** As all other text. */
  PLAIN(""),
  /** Names of what is talked about. */
  STRONG("1"),
  /** What may be passed over. */
  FAINT("2"),
  /** Done well; new values. */
  GOOD("32"),
  /** Taken over from before. */
  KEPT("36"),
  /** Wants a look, or goes on. */
  NOTICE("33"),
  /** Went wrong; old values. */
  BAD("31"),
  /** Went wrong, and is the cause. */
  ALARM("1;31"),
  /** Pinned by a person or by rule. */
  PINNED("35"),
  /** Waits for a person. */
  ASKING("94");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The parameters of the escape sequence that selects it (ECMA-48, SGR). */
  String code() {
    return code;
  }
}
