/**
 * What a definition and a sub-pipeline have in common: parameters with their constraints, and
 * defaults of stages.
 */
@NullMarked
package io.kryptonx.definition.internal.body;

import org.jspecify.annotations.NullMarked;
