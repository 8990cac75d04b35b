/** Dead letters for people: as a list, one by one, and what a redrive would do. */
@NullMarked
package io.kryptonx.cli.view.dead;

import org.jspecify.annotations.NullMarked;
