package io.kryptonx.worker.java;

import io.kryptonx.stage.Stage;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.javahost.HostMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command of a child JVM: the JDK that this is, quick to start, the same world everywhere. */
public final class JavaCommand {

  private static final int PERCENT_OF_MEMORY = 60;
  private static final int MIN_PERCENT = 5;

  /** With less the JVM itself does not start. */
  private static final long MIN_HEAP = 16L << 20;

  private JavaCommand() {}

  /**
   * The command.
   *
   * @param home of the process
   * @param tmp for its temporary files
   */
  public static List<String> of(Class<?> main, Path home, Path tmp, Share share) {
    OptionalLong memoryBytes = share.memoryBytes();
    Perturbation perturbation = share.perturbation();
    List<String> command = new ArrayList<>();
    command.add(home().resolve("bin").resolve("java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + tmp.resolve("hs_err.log"),
            memoryBytes.isPresent()
                ? "-Xmx" + Math.max(MIN_HEAP, memoryBytes.getAsLong())
                : "-XX:MaxRAMPercentage=" + Math.max(MIN_PERCENT, PERCENT_OF_MEMORY / share.jvms()),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Duser.timezone=" + perturbation.zone(),
            "-Duser.language=" + perturbation.language(),
            "-Duser.country=" + perturbation.country(),
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + tmp));
    if (perturbation.processors() > 0) {
      command.add("-XX:ActiveProcessorCount=" + perturbation.processors());
    }
    command.add("-cp");
    command.add(
        locations().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    return List.copyOf(command);
  }

  /** The environment of a child JVM. */
  public static SortedMap<String, String> environment(Path home, Perturbation perturbation) {
    return perturbation.of(
        new TreeMap<>(Map.of("LANG", "C.UTF-8", "TZ", "UTC", "HOME", home.toString())));
  }

  /** What a child JVM reads: the JDK, and the classes that serve and that stages know. */
  static List<Path> reads() {
    return Stream.concat(Stream.of(home()), locations().stream()).toList();
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  private static List<Path> locations() {
    return Stream.of(location(HostMain.class), location(Stage.class)).distinct().toList();
  }

  private static Path location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(type + " was loaded from nowhere");
    }
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " was loaded from " + source.getLocation(), e);
    }
  }
}
