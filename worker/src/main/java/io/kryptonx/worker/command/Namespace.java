package io.kryptonx.worker.command;

import io.kryptonx.worker.folder.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that a command sees, each with one value. Inputs, outputs, parameters, fields, secrets
 * and variables share it: a name that two of them claim is a mistake. Not thread-safe.
 */
final class Namespace {

  /** The most bytes of a name with its value; what Linux takes for one variable, and some room. */
  static final int MAX_BYTES = 128 * 1024 - 64;

  /** Names that bash sets or reads in ways of its own. */
  private static final Set<String> OF_BASH =
      Set.of(
          "_",
          "BASH",
          "BASHOPTS",
          "BASHPID",
          "BASH_ENV",
          "BASH_VERSION",
          "DIRSTACK",
          "ENV",
          "EUID",
          "FUNCNAME",
          "GROUPS",
          "HOSTNAME",
          "HOSTTYPE",
          "IFS",
          "LINENO",
          "MACHTYPE",
          "OLDPWD",
          "OPTARG",
          "OPTERR",
          "OPTIND",
          "OSTYPE",
          "PIPESTATUS",
          "POSIXLY_CORRECT",
          "PPID",
          "PS4",
          "PWD",
          "RANDOM",
          "REPLY",
          "SECONDS",
          "SHELL",
          "SHELLOPTS",
          "SHLVL",
          "UID");

  /** The places, which follow from the folder. */
  private static final Set<String> OF_THE_WORLD = Set.of("HOME", "TMPDIR", World.COST);

  private final SortedMap<String, String> values = new TreeMap<>();
  private final Map<String, String> origins = new HashMap<>();

  /**
   * Adds a name.
   *
   * @param origin what claims it, for people: {@code input 'photo'}
   */
  void add(String name, String value, String origin) throws RefusedException {
    String other = origins.put(name, origin);
    if (other != null) {
      throw new RefusedException(
          "$%s is both %s and %s; rename one of them".formatted(name, other, origin));
    }
    if (OF_BASH.contains(name) || OF_THE_WORLD.contains(name)) {
      throw new RefusedException(
          "%s is named %s, a name with a meaning of its own; rename it".formatted(origin, name));
    }
    if (value.indexOf('\0') >= 0) {
      throw new RefusedException(
          origin + " holds a NUL character, which no variable can; take it from a file");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length + name.length() > MAX_BYTES) {
      throw new RefusedException(
          origin + " is longer than a variable can be (128 KiB); take it from a file");
    }
    values.put(name, value);
  }

  /** The values by name. */
  SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }
}
