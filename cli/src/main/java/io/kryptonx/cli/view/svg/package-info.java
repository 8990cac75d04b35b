/**
 * Pipelines as pictures: {@link io.kryptonx.cli.view.svg.GraphSvg} draws a graph as SVG. Where
 * things stand is decided in {@code io.kryptonx.cli.layout}.
 */
@NullMarked
package io.kryptonx.cli.view.svg;

import org.jspecify.annotations.NullMarked;
