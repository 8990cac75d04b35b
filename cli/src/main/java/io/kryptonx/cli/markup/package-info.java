/**
 * Text for browsers: {@link io.kryptonx.cli.markup.Markup} writes elements in which nothing foreign
 * can mean anything. What is written is the business of {@code io.kryptonx.cli.view}.
 */
@NullMarked
package io.kryptonx.cli.markup;

import org.jspecify.annotations.NullMarked;
