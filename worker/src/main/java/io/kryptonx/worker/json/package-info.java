/**
 * JSON values in memory: {@link io.kryptonx.worker.json.JsonValue} reads them within bounds and
 * writes their canonical form. A value is a {@code Map} with texts as keys, a {@code List}, a
 * {@code String}, a {@code Boolean}, a {@code Long}, a {@code Double}, or what the caller has for
 * null.
 */
@NullMarked
package io.kryptonx.worker.json;

import org.jspecify.annotations.NullMarked;
