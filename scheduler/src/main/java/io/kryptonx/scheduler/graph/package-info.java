/**
 * Planning: a definition becomes a {@link io.kryptonx.scheduler.graph.Graph} whose references are
 * resolved, whose dimensions are known and whose stages stand in topological order, or a list of
 * mistakes. What happens when it runs is not here.
 */
@NullMarked
package io.kryptonx.scheduler.graph;

import org.jspecify.annotations.NullMarked;
