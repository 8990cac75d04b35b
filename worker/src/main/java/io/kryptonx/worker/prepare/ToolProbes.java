package io.kryptonx.worker.prepare;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.command.Shell;
import io.kryptonx.worker.command.World;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.process.Execution;
import io.kryptonx.worker.process.Log;
import io.kryptonx.worker.sandbox.NoSandbox;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks tools what they are, each probe once. What they print is part of fingerprints. */
final class ToolProbes {

  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int TAIL_LINES = 5;
  private static final int TAIL_CHARACTERS = 500;

  private final Path root;
  private final List<Problem> problems;
  private final Map<String, Answer> answers = new HashMap<>();

  ToolProbes(Path root, List<Problem> problems) {
    this.root = root;
    this.problems = problems;
  }

  /** What the tools of a stage printed, by tool. Those that cannot be asked are problems. */
  SortedMap<String, String> of(Stage stage) throws IOException {
    SortedMap<String, String> outputs = new TreeMap<>();
    for (Map.Entry<String, String> tool : stage.tools().entrySet()) {
      String probe = tool.getValue();
      Answer answer = answers.get(probe);
      if (answer == null) {
        answer = ask(probe);
        answers.put(probe, answer);
      }
      if (answer.reason.isEmpty()) {
        outputs.put(tool.getKey(), answer.output);
      } else {
        problems.add(problem(stage, tool.getKey(), probe, answer.reason));
      }
    }
    return outputs;
  }

  private Answer ask(String probe) throws IOException {
    Deletion.delete(root);
    Files.createDirectories(root);
    WorkingFolder folder = WorkingFolder.at(root);
    folder.makePrivatePlaces();
    Sandbox sandbox = new NoSandbox();
    List<String> command = List.of(Shell.bash(), "-euo", "pipefail", "-c", probe, "probe");
    Execution.End end =
        Execution.run(
            Launcher.plain(),
            sandbox.wrap(folder, Optional.empty(), command, false),
            World.variables(sandbox.view(folder)),
            folder,
            Optional.of(TIMEOUT),
            new StopSignal(),
            true);
    Log log = Log.read(folder.log(), List.of());
    Deletion.delete(root);
    if (end instanceof Execution.End.Exited(int code) && code == 0) {
      return new Answer(log.text().strip(), "");
    }
    String words = log.tail(TAIL_LINES, TAIL_CHARACTERS);
    String how =
        end instanceof Execution.End.Exited(int code)
            ? "its probe ended with exit code " + code
            : "its probe took longer than " + TIMEOUT.toSeconds() + " s";
    return new Answer("", words.isEmpty() ? how : how + ": " + words);
  }

  private static Problem problem(Stage stage, String tool, String probe, String reason) {
    return Mistakes.of(
        Mistakes.TOOL,
        stage,
        "tools." + tool,
        "the tool '" + tool + "' cannot be asked what it is",
        probe,
        reason,
        "install " + tool + " into " + World.PATH + ", or correct its probe");
  }

  /** What came of a probe; a reason where it failed. */
  private record Answer(String output, String reason) {}
}
