package io.kryptonx.worker.local;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task as it would be executed, for a person to look at.
 *
 * @param folder where the command is to be started; inputs and files stand there
 * @param command from the program on
 * @param environment all of it
 * @param secrets names of variables whose values are not to be shown
 */
public record TaskFolder(
    Path folder, List<String> command, SortedMap<String, String> environment, Set<String> secrets) {

  public TaskFolder {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    secrets = Set.copyOf(secrets);
  }
}
