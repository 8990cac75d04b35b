/**
 * Where the boxes and lines of a graph stand in a picture: layers from left to right, few
 * crossings, straight long lines. {@link io.kryptonx.cli.layout.Layered} is the entry. Plain
 * numbers only: what the boxes mean and how they look is the business of {@code
 * io.kryptonx.cli.view}.
 */
@NullMarked
package io.kryptonx.cli.layout;

import org.jspecify.annotations.NullMarked;
