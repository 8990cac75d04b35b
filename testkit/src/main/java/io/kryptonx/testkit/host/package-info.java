/**
 * Driving the real scheduler in tests. {@link io.kryptonx.testkit.host.ScenarioHost} is the entry:
 * whatever runs pipelines to their end. {@link io.kryptonx.testkit.host.TestHost} does it in order,
 * or with every message split, doubled, delayed and reordered and with crashes, all by a seed; it
 * checks {@link io.kryptonx.testkit.host.Invariants} after each event. Nothing here reads a clock
 * or starts a thread.
 */
@NullMarked
package io.kryptonx.testkit.host;

import org.jspecify.annotations.NullMarked;
