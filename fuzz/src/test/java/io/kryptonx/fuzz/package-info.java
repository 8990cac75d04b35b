/**
 * What reads bytes of anybody, against bytes that nobody thought of: each test has a property that
 * holds for all bytes. They are run over known seeds, or by {@code scripts/fuzz} over new ones.
 */
@NullMarked
package io.kryptonx.fuzz;

import org.jspecify.annotations.NullMarked;
