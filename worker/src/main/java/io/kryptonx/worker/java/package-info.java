/**
 * Attempts of stages written in Java: each runs in a child JVM that is used again and again. {@link
 * io.kryptonx.worker.java.JavaRunner} is the entry; what happens within the child is in {@code
 * javahost}.
 */
@NullMarked
package io.kryptonx.worker.java;

import org.jspecify.annotations.NullMarked;
