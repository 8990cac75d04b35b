package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.storage.Decisions.Decision;

/**
 * Who decides, and why.
 *
 * @param note empty where nothing was said
 */
record Signature(String by, String note) {

  static final String BY = "--by";
  static final String NOTE = "--note";

  /**
   * The options.
   *
   * @param what the actions of the command that decide, with a colon and a space; or nothing
   */
  static void describe(Syntax syntax, String what) {
    syntax.text("NAME", what + "who decides (default: the user of this machine).", BY);
    syntax.text("TEXT", what + "why.", NOTE);
  }

  static Signature of(Arguments arguments, Session session) {
    String note = arguments.text(NOTE).orElse("");
    String by =
        arguments
            .text(BY)
            .or(() -> session.variable("USER"))
            .orElseThrow(() -> arguments.wrong("who decides?", "--by ada"));
    if (by.isBlank() || by.length() > Decision.MAX_BY || note.length() > Decision.MAX_NOTE) {
      throw arguments.wrong("--by has 1 to 200 characters, and --note up to 4000", "");
    }
    return new Signature(by, note);
  }

  /** One that says why. */
  static Signature withNote(Arguments arguments, Session session, String example) {
    Signature signature = of(arguments, session);
    if (signature.note.isBlank()) {
      throw arguments.wrong("why?", example);
    }
    return signature;
  }
}
