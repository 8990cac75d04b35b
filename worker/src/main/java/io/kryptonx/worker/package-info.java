/** Performs one task: lays out its inputs, runs it, takes in its outputs. */
@NullMarked
package io.kryptonx.worker;

import org.jspecify.annotations.NullMarked;
