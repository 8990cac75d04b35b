package io.kryptonx.worker.expression;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that an expression may use, with what they stand for.
 *
 * @param names may be qualified, {@code params.width}
 */
public record Vocabulary(SortedMap<String, Kind> names) {

  public Vocabulary {
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
  }

  /** What a name stands for, as far as it is known before the run. */
  public enum Kind {
    /** Any value. */
    ANY,
    /** A text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** A map from texts to any values. */
    MAP,
    /** A map from texts to texts. */
    TEXTS
  }

  /** The part of a qualified name before the point, or the whole name. */
  static String root(String name) {
    int point = name.indexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }
}
