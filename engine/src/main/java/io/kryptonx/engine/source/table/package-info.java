/**
 * The rows of tables as they stand in files. Entry: {@link
 * io.kryptonx.engine.source.table.TableFile}. What becomes of a row is not decided here.
 */
@NullMarked
package io.kryptonx.engine.source.table;

import org.jspecify.annotations.NullMarked;
