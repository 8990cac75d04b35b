package io.kryptonx.worker;

import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Performs attempts. Any number of threads may call it at once; how many is the caller's to bound.
 * Whatever goes wrong with the attempt is in the result; an exception means that this machine or
 * the store cannot go on.
 */
public interface Worker extends AutoCloseable {

  /**
   * Performs an attempt from the fresh folder to the outputs in the store. Blocks until the attempt
   * ended and nothing that it started is alive.
   *
   * @param stop ends the attempt early; the outcome is then {@code Stopped}
   * @throws io.kryptonx.model.problem.KryptonxException STORE or ENVIRONMENT
   */
  WorkResult perform(WorkOrder order, StopSignal stop);

  /**
   * Evaluates the condition ({@code when}) of the order's stage; executes nothing and makes
   * nothing. Equal inputs give an equal verdict.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE or ENVIRONMENT
   */
  default Verdict condition(WorkOrder order) {
    return order.stage().stage().when().isEmpty()
        ? new Verdict.Decided(true)
        : new Verdict.Undecidable("this worker evaluates no conditions");
  }

  /**
   * Evaluates {@code until} and {@code best} of the order's stage, which is a loop, over what an
   * iteration gave; executes nothing and makes nothing. Equal inputs give an equal verdict.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE or ENVIRONMENT
   */
  default LoopVerdict judge(WorkOrder order) {
    return new LoopVerdict.Unjudgeable("this worker judges no loops");
  }

  /**
   * Asks a server for what a source holds; the one output has the name of the source. Blocks until
   * the whole answer is in the store or the request has failed.
   *
   * @param params values of all parameters, in canonical text form
   * @param stop ends the request early; the outcome is then {@code Stopped}
   * @throws io.kryptonx.model.problem.KryptonxException STORE or ENVIRONMENT
   */
  default WorkResult fetch(Source.Http source, SortedMap<String, String> params, StopSignal stop) {
    return new WorkResult(
        new Outcome.Failed(new Failure(Failure.Kind.PERMANENT, "this worker asks no servers")),
        AttemptStats.NONE);
  }

  /**
   * What people should know of how attempts are performed on this machine, such as that nothing
   * walls them off; found out with the first attempt, empty before.
   */
  default Optional<String> limitation() {
    return Optional.empty();
  }

  /** Ends what is kept warm between attempts. */
  @Override
  void close();
}
