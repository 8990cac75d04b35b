/**
 * Scenarios as data: a pipeline, what its sources hold, edits and faults between runs, and what is
 * expected of each run. {@link io.kryptonx.testkit.scenario.ScenarioSuite} holds them all; {@link
 * io.kryptonx.testkit.scenario.ScenarioContract} plays them on a host. How a host works is not
 * known here.
 */
@NullMarked
package io.kryptonx.testkit.scenario;

import org.jspecify.annotations.NullMarked;
