/**
 * What the parsers of all elements share: the keys of each {@link
 * io.kryptonx.definition.internal.grammar.Element}, access to them, shapes, names, paths, and the
 * nodes that may be referred to. No element is parsed here.
 */
@NullMarked
package io.kryptonx.definition.internal.grammar;

import org.jspecify.annotations.NullMarked;
