/**
 * The names of things: {@link io.kryptonx.model.identity.Digest} for equal content, {@link
 * io.kryptonx.model.identity.Fingerprint} for equal work, {@link io.kryptonx.model.event.EventId}
 * for the same fact, and the canonical encoding that all three are computed over. No clock,
 * randomness or place ever enters a name.
 */
@NullMarked
package io.kryptonx.model.identity;

import org.jspecify.annotations.NullMarked;
