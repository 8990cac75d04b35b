/**
 * What a command has around it: streams, environment, signals, the way to an engine. {@link
 * io.kryptonx.cli.session.Session} is the entry; tests make one of their own.
 */
@NullMarked
package io.kryptonx.cli.session;

import org.jspecify.annotations.NullMarked;
