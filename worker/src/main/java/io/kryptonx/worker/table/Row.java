package io.kryptonx.worker.table;

import java.util.Arrays;

/** A row as it stands in a table. */
final class Row {

  private final byte[] bytes;
  private final long line;
  private final int[] fields;

  /**
   * A row.
   *
   * @param bytes with the line end
   * @param line where it begins, from 1
   * @param fields where fields begin in the bytes, where that is known, and where the last one ends
   */
  Row(byte[] bytes, long line, int[] fields) {
    this.bytes = bytes;
    this.line = line;
    this.fields = fields;
  }

  byte[] bytes() {
    return bytes;
  }

  long line() {
    return line;
  }

  /** How many fields it has. */
  int size() {
    return fields.length - 1;
  }

  /** The value of a field of CSV, without quotes. */
  byte[] field(int index) {
    int from = fields[index];
    int to = fields[index + 1] - 1; // what separates it from the next
    if (from == to || bytes[from] != '"') {
      return Arrays.copyOfRange(bytes, from, to);
    }
    byte[] value = new byte[to - from];
    int length = 0;
    for (int i = from + 1; i < to - 1; i++) {
      value[length++] = bytes[i];
      if (bytes[i] == '"') {
        i++; // two quotes stand for one
      }
    }
    return Arrays.copyOf(value, length);
  }
}
