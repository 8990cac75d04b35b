package io.kryptonx.model.pipeline;

import io.kryptonx.model.item.PathPattern;

/**
 * Files to be made of an asset when a run succeeds.
 *
 * @param path relative to the folder of the definition; names every dimension of the asset
 */
public record Publication(PathPattern path, AssetRef asset) {}
