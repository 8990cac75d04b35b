package io.kryptonx.testkit.host;

/**
 * Runs pipelines whose stages are those of {@link FakeWorker}. What one run leaves in its store the
 * next one finds. One caller, one thread.
 */
public interface ScenarioHost extends AutoCloseable {

  /**
   * Continues the open run with equal inputs or else starts a new one, and drives it until it ended
   * or a fault of the request stopped the engine.
   */
  HostRun run(HostRequest request);

  @Override
  void close();
}
