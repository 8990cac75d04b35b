/** A disk that is full when a test says so; begin with {@link FullDisk}. */
@NullMarked
package io.kryptonx.engine.fake.disk;

import org.jspecify.annotations.NullMarked;
