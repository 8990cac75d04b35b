/**
 * The JSON Schema of the grammar, for editors: made of the table of elements, so that it has every
 * key that the parsers know and no other. {@link io.kryptonx.definition.schema.GrammarSchema} is
 * the entry.
 */
@NullMarked
package io.kryptonx.definition.schema;

import org.jspecify.annotations.NullMarked;
