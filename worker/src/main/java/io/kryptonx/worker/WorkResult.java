package io.kryptonx.worker;

import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;

/** How an attempt ended, and what is told about it. */
public record WorkResult(Outcome outcome, AttemptStats stats) {}
