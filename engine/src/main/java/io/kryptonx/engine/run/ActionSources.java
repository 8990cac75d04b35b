package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.worker.StopSignal;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The action sources of a run to be. They are evaluated when a new run starts, and only then: a run
 * that goes on keeps what they held when it started.
 */
public interface ActionSources {

  /** There are none. */
  ActionSources NONE =
      new ActionSources() {
        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public SortedMap<String, AssetContent> evaluate(StopSignal stop) {
          return new TreeMap<>();
        }
      };

  /** Their names. */
  Set<String> names();

  /**
   * Evaluates all of them, one after the other.
   *
   * @throws io.kryptonx.model.problem.KryptonxException SOURCE with what the command printed or the
   *     server answered
   */
  SortedMap<String, AssetContent> evaluate(StopSignal stop);
}
