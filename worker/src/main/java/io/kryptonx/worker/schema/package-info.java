/**
 * Schemas of outputs (JSON Schema 2020-12): {@link io.kryptonx.worker.schema.SchemaReader} reads
 * one with the files that it refers to, {@link io.kryptonx.worker.schema.OutputSchema} holds values
 * against it. The library behind it is loaded with the first value, or when a schema is read.
 */
@NullMarked
package io.kryptonx.worker.schema;

import org.jspecify.annotations.NullMarked;
