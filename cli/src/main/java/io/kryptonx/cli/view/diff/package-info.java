/** What differs between two runs, for people: {@link io.kryptonx.cli.view.diff.DiffView}. */
@NullMarked
package io.kryptonx.cli.view.diff;

import org.jspecify.annotations.NullMarked;
