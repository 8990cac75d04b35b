/**
 * Tables as streams of rows, whose bytes are kept as they are: {@link
 * io.kryptonx.worker.table.Rows} reads them, {@link io.kryptonx.worker.table.TableSplit} cuts a
 * table into parts. Memory does not grow with the table.
 */
@NullMarked
package io.kryptonx.worker.table;

import org.jspecify.annotations.NullMarked;
