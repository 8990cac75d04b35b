/** How loops look to people: one with its iterations, several beside each other, a checkpoint. */
@NullMarked
package io.kryptonx.cli.view.loop;

import org.jspecify.annotations.NullMarked;
