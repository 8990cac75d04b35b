package io.kryptonx.engine.report;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.TaskStatus;

/**
 * What a task printed.
 *
 * @param costMicros what the attempt cost, see {@link Cost}
 * @param note where the text comes from, such as {@code cached, printed in gallery-3}; may be empty
 */
public record LogReport(
    TaskId task, TaskStatus status, int attempt, long costMicros, String note, String text) {}
