package io.kryptonx.engine.report;

import io.kryptonx.engine.lock.LockState;
import io.kryptonx.model.task.Lock;
import io.kryptonx.storage.Decisions.Decision;

/**
 * A lock.
 *
 * @param state in the latest run
 * @param decision who made it, or took it back
 */
public record LockReport(Lock lock, LockState state, Decision decision) {}
