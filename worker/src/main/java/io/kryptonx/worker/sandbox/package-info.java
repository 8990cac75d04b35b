/**
 * What an attempt can see of this machine. {@link io.kryptonx.worker.sandbox.Sandbox} is the entry:
 * it turns a command into one that is executed within its walls.
 */
@NullMarked
package io.kryptonx.worker.sandbox;

import org.jspecify.annotations.NullMarked;
