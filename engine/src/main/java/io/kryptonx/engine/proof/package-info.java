/** Doing the work of earlier runs again, to prove that it gives the same. */
@NullMarked
package io.kryptonx.engine.proof;

import org.jspecify.annotations.NullMarked;
