/**
 * What commands print for programs: the answers of the engine, and the events of a run, as JSON.
 * Fields are only ever added; {@code docs/commands.md} lists them.
 */
@NullMarked
package io.kryptonx.cli.json;

import org.jspecify.annotations.NullMarked;
