package io.kryptonx.model.problem;

/**
 * A second place that a {@link Problem} is about: where a name was first defined, the other end of
 * a conflict.
 *
 * @param message what stands there, a few words without a full stop: {@code first defined here}
 */
public record Related(Place place, String message) {}
