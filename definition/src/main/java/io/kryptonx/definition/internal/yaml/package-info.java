/**
 * Text to values with places: {@link io.kryptonx.definition.internal.yaml.YamlReader} turns bytes
 * of anybody into a {@link io.kryptonx.definition.internal.yaml.YamlValue} within fixed limits, or
 * into problems. No word of the grammar is known here.
 */
@NullMarked
package io.kryptonx.definition.internal.yaml;

import org.jspecify.annotations.NullMarked;
