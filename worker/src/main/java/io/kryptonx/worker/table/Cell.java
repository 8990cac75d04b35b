package io.kryptonx.worker.table;

/** One value in a row of a table. */
public sealed interface Cell {

  /** There is none: null in JSON, an empty field of CSV. */
  record Nothing() implements Cell {}

  /** A text. */
  record Text(String value) implements Cell {}

  /** A number of JSON, as it is written. */
  record Numeral(String value) implements Cell {}

  /** True or false, of JSON. */
  record Flag(boolean value) implements Cell {}

  /** A list or an object of JSON, as JSON. */
  record Nested(String json) implements Cell {}
}
