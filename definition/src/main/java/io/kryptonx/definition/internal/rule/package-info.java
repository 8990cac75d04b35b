/**
 * What is said about a stage beside what it does: when it runs, how often, with what, who answers
 * for it, and what has to hold. {@link io.kryptonx.definition.internal.rule.RuleParser} is the
 * entry.
 */
@NullMarked
package io.kryptonx.definition.internal.rule;

import org.jspecify.annotations.NullMarked;
