package io.kryptonx.engine.source.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * CSV on its way to a parser, watched for a quote that is never closed: the parser would take all
 * that follows as one value.
 */
final class QuoteWatch extends FilterReader {

  private enum State {
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted value: it ends, or the quote is doubled. */
    CLOSING
  }

  private State state = State.START;
  private long line = 1;
  private long opened;
  private boolean ended;

  QuoteWatch(Reader in) {
    super(in);
  }

  /** The line of a quote that was still open at the end of the text; 0 if there is none. */
  long openSince() {
    return ended && state == State.QUOTED ? opened : 0;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    ended = count < 0;
    for (int i = offset; i < offset + count; i++) {
      watch(buffer[i]);
    }
    return count;
  }

  private void watch(char c) {
    boolean separator = c == ',' || c == '\n' || c == '\r';
    state =
        switch (state) {
          case START -> c == '"' ? State.QUOTED : separator ? State.START : State.PLAIN;
          case PLAIN -> separator ? State.START : State.PLAIN;
          case QUOTED -> c == '"' ? State.CLOSING : State.QUOTED;
          case CLOSING -> c == '"' ? State.QUOTED : separator ? State.START : State.PLAIN;
        };
    if (state == State.QUOTED && c == '"' && opened == 0) {
      opened = line;
    } else if (state != State.QUOTED && state != State.CLOSING) {
      opened = 0;
    }
    line += c == '\n' ? 1 : 0;
  }
}
