/**
 * Items, the members of collections, and the patterns that name them by paths. The text form of an
 * item and the matching of a pattern are here and nowhere else.
 */
@NullMarked
package io.kryptonx.model.item;

import org.jspecify.annotations.NullMarked;
