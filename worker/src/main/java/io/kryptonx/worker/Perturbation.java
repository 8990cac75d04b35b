package io.kryptonx.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What is different around attempts on purpose, although nothing that they make may depend on it.
 * What does depends on more than it declares.
 *
 * @param ahead how far the time zone is ahead of UTC, such as {@code 05:45}; empty for UTC
 * @param locale the language and country instead of none, such as {@code tr_TR}
 * @param processors how many processors there seem to be; 0 for as many as there are
 * @param reversed whether the items of collections are laid out from the last to the first
 * @param variable an environment variable that nobody declared, with its value; empty for none
 */
public record Perturbation(
    String ahead, String locale, int processors, boolean reversed, Optional<String> variable) {

  /** Everything is as always. */
  public static final Perturbation NONE = new Perturbation("", "", 0, false, Optional.empty());

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private static final List<String> ZONES = List.of("05:45", "08:45", "10:30", "14:00");

  /** Of languages that sort, and write numbers and capitals, in other ways. */
  private static final List<String> LOCALES = List.of("tr_TR", "de_DE", "sv_SE", "hi_IN");

  /** Something else than usual in every respect. */
  public static Perturbation of(RandomGenerator random) {
    return new Perturbation(
        ZONES.get(random.nextInt(ZONES.size())),
        LOCALES.get(random.nextInt(LOCALES.size())),
        1,
        true,
        Optional.of("KX_UNDECLARED=" + Integer.toString(random.nextInt(1, Integer.MAX_VALUE), 36)));
  }

  /** What of it is changed, each alone, by what one would call it. */
  public SortedMap<String, Perturbation> aspects() {
    SortedMap<String, Perturbation> aspects = new TreeMap<>();
    aspects.put("the time zone", new Perturbation(ahead, "", 0, false, Optional.empty()));
    aspects.put("the locale", new Perturbation("", locale, 0, false, Optional.empty()));
    aspects.put(
        "the number of processors", new Perturbation("", "", processors, false, Optional.empty()));
    aspects.put(
        "the order in which files are listed",
        new Perturbation("", "", 0, reversed, Optional.empty()));
    aspects.put(
        "environment variables that it does not declare",
        new Perturbation("", "", 0, false, variable));
    aspects.values().removeIf(aspect -> !aspect.isAny());
    return aspects;
  }

  /** Whether there is one. */
  public boolean isAny() {
    return !equals(NONE);
  }

  /** The time zone as the JVM names it. */
  public String zone() {
    return ahead.isEmpty() ? "UTC" : "GMT+" + ahead;
  }

  /** The language of the locale, such as {@code tr}; empty if none. */
  public String language() {
    return locale.isEmpty() ? "en" : locale.substring(0, locale.indexOf('_'));
  }

  /** The country of the locale, such as {@code TR}; empty if none. */
  public String country() {
    return locale.isEmpty() ? "" : locale.substring(locale.indexOf('_') + 1);
  }

  /** The environment of a process, changed. */
  public SortedMap<String, String> of(SortedMap<String, String> environment) {
    if (!isAny()) {
      return environment;
    }
    SortedMap<String, String> changed = new TreeMap<>(environment);
    if (!ahead.isEmpty()) {
      changed.put("TZ", "KXT-" + ahead); // the sign is as POSIX wants it
    }
    if (!locale.isEmpty()) {
      changed.put("LANG", locale + ".UTF-8");
    }
    variable.ifPresent(text -> {
      int equals = text.indexOf('=');
      changed.put(text.substring(0, equals), text.substring(equals + 1));
    });
    return changed;
  }

  /** The command that executes a command with as few processors, where this system can do that. */
  public List<String> arguments(List<String> command) {
    return processors > 0 && Files.isExecutable(TASKSET)
        ? Stream.concat(Stream.of(TASKSET.toString(), "-c", "0"), command.stream()).toList()
        : command;
  }

  /** For people: what is changed. */
  @Override
  public String toString() {
    return isAny()
        ? "zone %s, locale %s, %d processor, order reversed, another folder"
            .formatted(zone(), locale, processors)
        : "nothing changed";
  }
}
