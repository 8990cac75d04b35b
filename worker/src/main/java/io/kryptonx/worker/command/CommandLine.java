package io.kryptonx.worker.command;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is executed where an attempt works.
 *
 * @param arguments from the program on
 * @param environment all of it
 */
public record CommandLine(List<String> arguments, SortedMap<String, String> environment) {

  public CommandLine {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
