/**
 * YAML and its diagnostics, to the immutable {@code Pipeline} of the model. {@link
 * io.kryptonx.definition.Definition#load} is the entry; codes and excerpts for showing problems are
 * in {@code problem}, the rules of a house in {@code policy}. What is below {@code internal} is no
 * API: {@code yaml} reads text into values with places, {@code grammar} holds what all parsers
 * share, and {@code source}, {@code stage} and {@code pipeline} have one parser per element.
 * Nothing here looks at a store, and nothing plans: cycles and dimensions are the scheduler's.
 */
@NullMarked
package io.kryptonx.definition;

import org.jspecify.annotations.NullMarked;
