package io.kryptonx.model.asset;

import io.kryptonx.model.identity.Digest;

/**
 * A collection named by the root of its manifest.
 *
 * @param count how many items it has
 */
public record CollectionRef(Digest root, int count) implements AssetContent {}
