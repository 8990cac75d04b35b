/**
 * How mistakes in a definition are named, gathered and shown: {@link
 * io.kryptonx.definition.problem.ProblemCode} is the table of all codes, {@link
 * io.kryptonx.definition.problem.SourceExcerpt} the lines around one. What is a mistake is decided
 * elsewhere.
 */
@NullMarked
package io.kryptonx.definition.problem;

import org.jspecify.annotations.NullMarked;
