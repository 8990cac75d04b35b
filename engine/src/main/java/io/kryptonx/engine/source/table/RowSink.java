package io.kryptonx.engine.source.table;

import java.util.Map;

/** Takes the rows of a table in their order, and the mistakes that stand between them. */
public interface RowSink {

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param values by column: texts, {@code Long}, {@code Double}, booleans, {@link TableFile#NULL},
   *     lists and maps of these; of CSV texts only
   */
  void row(long line, Map<String, Object> values);

  /**
   * Something that is no row; reading goes on behind it where it can.
   *
   * @param what is wrong, the value seen, and what to do
   */
  void mistake(long line, String what);

  /** Whether reading on makes sense. */
  boolean wantsMore();
}
