/** Effects on real other systems, by whole processes that are killed. */
@NullMarked
package io.kryptonx.cli.outside;

import org.jspecify.annotations.NullMarked;
