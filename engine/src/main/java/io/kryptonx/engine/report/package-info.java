/** What the engine answers, as plain values; how they look is the business of who shows them. */
@NullMarked
package io.kryptonx.engine.report;

import org.jspecify.annotations.NullMarked;
