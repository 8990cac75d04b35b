/**
 * Each element of the grammar in a pipeline that uses it, run through both hosts: the embedded
 * engine with its store on disk, and the scheduler in the test kit with the real worker. The
 * scenarios are in {@code src/test/elements}.
 */
@NullMarked
package io.kryptonx.cli.elements;

import org.jspecify.annotations.NullMarked;
