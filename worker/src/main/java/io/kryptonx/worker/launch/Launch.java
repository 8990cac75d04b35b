package io.kryptonx.worker.launch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be started. It has nothing to read, and a session of its own where this system has
 * them, so that what a terminal sends to the engine does not reach it.
 *
 * @param arguments from the program on: its path, or its name in the environment's PATH
 * @param environment all of it
 * @param folder where it starts
 * @param log what it prints is appended there
 */
public record Launch(
    List<String> arguments, SortedMap<String, String> environment, Path folder, Path log) {

  public Launch {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
