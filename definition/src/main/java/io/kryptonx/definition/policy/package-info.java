/**
 * The rules of a house: what every pipeline must say of itself beyond what the grammar asks for.
 * {@link io.kryptonx.definition.policy.PolicyFile#load} reads them; whether a pipeline keeps them
 * is found out elsewhere.
 */
@NullMarked
package io.kryptonx.definition.policy;

import org.jspecify.annotations.NullMarked;
