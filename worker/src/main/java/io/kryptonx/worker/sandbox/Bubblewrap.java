package io.kryptonx.worker.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.folder.WorkingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The sandbox of bubblewrap: programs and their settings for reading, the working folder at a fixed
 * place, its inputs for reading, processes and network of its own, no privileges, and nothing else.
 * When it ends, everything in it ends.
 */
public final class Bubblewrap implements Sandbox {

  private static final String VIEW = "/kx";
  private static final String WORK = VIEW + "/work";
  private static final String HOME = VIEW + "/home";
  private static final String COST = VIEW + "/cost";
  private static final String TMP = "/tmp";
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/bwrap"), Path.of("/usr/local/bin/bwrap"), Path.of("/bin/bwrap"));
  private static final long PROBE_SECONDS = 10;

  /** Where an attempt finds what stands for the outside. */
  private static final String OUTSIDE = "/outside";

  /** What says where servers are, and whom to trust. */
  private static final List<String> NETWORK_SETTINGS =
      List.of("/etc/resolv.conf", "/etc/hosts", "/etc/ssl", "/etc/pki", "/etc/ca-certificates");

  private final Path program;
  private final Path etc;
  private final List<String> walls;

  private Bubblewrap(Path program, Path etc) {
    this.program = program;
    this.etc = etc;
    this.walls = walls(program, etc);
  }

  static Sandbox find(boolean required, Path place) {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    String reason = "bubblewrap (bwrap) is not installed";
    if (program.isPresent()) {
      Bubblewrap sandbox = new Bubblewrap(program.get(), Settings.copy(place));
      reason = sandbox.probe();
      if (reason.isEmpty()) {
        return sandbox;
      }
    }
    if (required) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT,
          "there is no sandbox: " + reason + "; install bubblewrap, or use --sandbox off");
    }
    return new NoSandbox();
  }

  @Override
  public boolean protectsInputs() {
    return true;
  }

  @Override
  public View view(WorkingFolder folder) {
    return new View(HOME, TMP, COST);
  }

  @Override
  public List<String> wrap(
      WorkingFolder folder, Optional<Path> outside, List<String> command, boolean open) {
    List<String> all = new ArrayList<>(open ? openWalls() : walls);
    // It is sent when the thread that started it ends: one that waits, unless it is virtual.
    if (!Thread.currentThread().isVirtual()) {
      all.add("--die-with-parent");
    }
    bind(all, "--bind", folder.view(), VIEW);
    bind(all, "--ro-bind", folder.in(), WORK + "/in");
    outside.ifPresent(path -> bind(all, "--bind", path, OUTSIDE));
    all.addAll(List.of("--symlink", VIEW + "/tmp", TMP, "--chdir", WORK));
    all.addAll(command);
    return List.copyOf(all);
  }

  @Override
  public String outside(Path outside) {
    return OUTSIDE;
  }

  @Override
  public List<String> wrapServer(
      List<Path> reads, List<Path> writes, List<String> command, boolean open) {
    List<String> all = new ArrayList<>(open ? openWalls() : walls);
    all.addAll(List.of("--tmpfs", TMP));
    reads.forEach(path -> bind(all, "--ro-bind", path, path.toString()));
    writes.forEach(path -> bind(all, "--bind", path, path.toString()));
    all.addAll(command);
    return List.copyOf(all);
  }

  private static void bind(List<String> all, String how, Path from, String to) {
    all.add(how);
    all.add(from.toString());
    all.add(to);
  }

  private static List<String> walls(Path program, Path etc) {
    List<String> all = walls(program, Stream.of("pid", "ipc", "uts", "net", "cgroup-try"));
    bind(all, "--ro-bind", etc, "/etc");
    all.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    return List.copyOf(all);
  }

  private static List<String> walls(Path program, Stream<String> apart) {
    List<String> all = new ArrayList<>();
    all.add(program.toString());
    apart.forEach(name -> all.add("--unshare-" + name));
    all.addAll(List.of("--hostname", "kryptonx", "--cap-drop", "ALL"));
    SystemFolders.bind(all);
    return all;
  }

  /** The same with the network of the machine, and the settings that it needs. */
  private List<String> openWalls() {
    List<String> all = walls(program, Stream.of("pid", "ipc", "uts", "cgroup-try"));
    all.addAll(List.of("--dir", "/etc"));
    try (DirectoryStream<Path> settings = Files.newDirectoryStream(etc)) {
      for (Path path : settings) {
        String name = "/etc/" + path.getFileName();
        if (!NETWORK_SETTINGS.contains(name)) {
          bind(all, "--ro-bind", path, name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NETWORK_SETTINGS.forEach(name -> bind(all, "--ro-bind-try", Path.of(name), name));
    all.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    return List.copyOf(all);
  }

  /** The reason why it does not work; empty if it does. */
  private String probe() {
    List<String> command = new ArrayList<>(walls);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "bwrap does not end";
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.exitValue() == 0 ? "" : "bwrap does not work here (" + output + ")";
    } catch (IOException e) {
      return "bwrap cannot be started (" + e.getMessage() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
