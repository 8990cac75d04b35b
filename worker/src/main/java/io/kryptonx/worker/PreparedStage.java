package io.kryptonx.worker;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Stage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage with all that it refers to frozen: later edits of files do not reach it.
 *
 * @param params the values of the parameters that it names
 * @param files digest of each of its {@code files}, by relative path; the bytes are in the store
 * @param code where its classes are
 * @param key the parts of the fingerprint that all its tasks share
 */
public record PreparedStage(
    Stage stage,
    SortedMap<String, String> params,
    SortedMap<String, Digest> files,
    Code code,
    List<KeyPart> key) {

  public PreparedStage {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    key = List.copyOf(key);
  }

  /** The classes of a Java stage. */
  public sealed interface Code {

    /** There are none: it is a command. */
    record None() implements Code {}

    /**
     * Compiled classes.
     *
     * @param mainClass implements {@code io.kryptonx.stage.Stage}
     * @param classpath folders and jars that nobody changes any more
     */
    record Classes(String mainClass, List<Path> classpath) implements Code {
      public Classes {
        classpath = List.copyOf(classpath);
      }
    }
  }
}
