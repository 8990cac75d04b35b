package io.kryptonx.engine.compare;

import java.util.List;

/**
 * What two lists begin and end with alike.
 *
 * @param head how many elements at the beginning
 * @param tail how many elements at the end, none of them also at the beginning
 */
record Ends(int head, int tail) {

  static Ends of(List<?> before, List<?> after) {
    int most = Math.min(before.size(), after.size());
    int head = 0;
    while (head < most && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    return new Ends(head, tail);
  }

  /** The elements between. */
  <T> List<T> between(List<T> list) {
    return list.subList(head, list.size() - tail);
  }
}
