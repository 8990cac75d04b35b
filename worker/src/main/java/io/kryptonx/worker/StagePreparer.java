package io.kryptonx.worker;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Freezes what the stages of a definition refer to: puts files into the store, compiles Java,
 * probes tools, and works out the shared parts of the fingerprints.
 */
public interface StagePreparer {

  /**
   * Prepares all stages of a pipeline; mistakes found on the way (a file that does not compile, a
   * tool that is not there) are in the result, all of them.
   *
   * @param folder the folder of the definition
   * @param params values of all parameters, in canonical text form
   */
  Prepared prepare(Pipeline pipeline, Path folder, SortedMap<String, String> params);

  /**
   * Prepared stages.
   *
   * @param stages by name; one with problems is missing
   * @param bundle digest of every file that the definition refers to, by relative path
   */
  record Prepared(
      SortedMap<String, PreparedStage> stages,
      SortedMap<String, Digest> bundle,
      List<Problem> problems) {
    public Prepared {
      stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
      bundle = Collections.unmodifiableSortedMap(new TreeMap<>(bundle));
      problems = List.copyOf(problems);
    }
  }
}
