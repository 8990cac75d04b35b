/**
 * Rows put into tables of other databases: {@link io.kryptonx.worker.jdbc.Upsert}. Drivers are
 * looked for when one is needed, and are no dependency of what stands here.
 */
@NullMarked
package io.kryptonx.worker.jdbc;

import org.jspecify.annotations.NullMarked;
