/**
 * Other systems on which stages act, for tests: {@link io.kryptonx.testkit.outside.OutsideServer},
 * also as a process of its own.
 */
@NullMarked
package io.kryptonx.testkit.outside;

import org.jspecify.annotations.NullMarked;
