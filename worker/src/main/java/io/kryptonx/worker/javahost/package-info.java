/**
 * The process that stages written in Java run in: {@link io.kryptonx.worker.javahost.HostMain} is
 * its entry. It serves one attempt after the other, as it is asked on its standard input, until
 * that ends. Nothing here may use more than the JDK and {@code io.kryptonx.stage}; stages see only
 * the latter.
 */
@NullMarked
package io.kryptonx.worker.javahost;

import org.jspecify.annotations.NullMarked;
