/**
 * Where the time of a run went, for people and for viewers of traces: {@link
 * io.kryptonx.cli.view.profile.ProfileView} and {@link io.kryptonx.cli.view.profile.TraceEvents}.
 */
@NullMarked
package io.kryptonx.cli.view.profile;

import org.jspecify.annotations.NullMarked;
