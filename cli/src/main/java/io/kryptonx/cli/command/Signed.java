package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.storage.Decisions.Decision;

/** Who decides something, and why. */
record Signed(String by, String note) {

  /**
   * As it was typed.
   *
   * @param example of a note, for who gave none; empty where none is needed
   */
  static Signed of(Arguments arguments, Session session, String example) {
    String note = arguments.text(DeadLetterOptions.NOTE).orElse("");
    String by =
        arguments
            .text(DeadLetterOptions.BY)
            .or(() -> session.variable("USER"))
            .orElseThrow(() -> arguments.wrong("who decides?", "--by ada"));
    if (note.isBlank() && !example.isEmpty()) {
      throw arguments.wrong("why?", "--note '" + example + "'");
    }
    if (by.isBlank() || by.length() > Decision.MAX_BY || note.length() > Decision.MAX_NOTE) {
      throw arguments.wrong("--by has 1 to 200 characters, and --note up to 4000", "");
    }
    return new Signed(by, note);
  }
}
