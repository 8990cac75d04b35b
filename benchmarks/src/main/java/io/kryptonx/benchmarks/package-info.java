/** Measurements; none of them decides whether the build passes. */
@NullMarked
package io.kryptonx.benchmarks;

import org.jspecify.annotations.NullMarked;
