package io.kryptonx.cli.layout;

/** A line from one box to another, both by their position in the list of boxes. */
public record Arrow(int from, int to) {

  Arrow reversed() {
    return new Arrow(to, from);
  }
}
