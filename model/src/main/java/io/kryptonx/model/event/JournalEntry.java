package io.kryptonx.model.event;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param sequence from 1 within the run, without gaps
 * @param time when its request came in, to the millisecond; never earlier than that of the entry
 *     before
 */
public record JournalEntry(long sequence, Instant time, Event event) {}
