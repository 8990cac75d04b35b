/** Starting processes: by the JDK, or quicker by the C library. */
@NullMarked
package io.kryptonx.worker.launch;

import org.jspecify.annotations.NullMarked;
