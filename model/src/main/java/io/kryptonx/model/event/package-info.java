/**
 * Facts: {@link io.kryptonx.model.event.Event} lists every kind, {@link
 * io.kryptonx.model.event.EventCodec} is their form at rest, {@link
 * io.kryptonx.model.event.EventId} names those about sources and outputs.
 */
@NullMarked
package io.kryptonx.model.event;

import org.jspecify.annotations.NullMarked;
