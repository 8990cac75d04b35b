package io.kryptonx.model.pipeline;

import io.kryptonx.model.item.PathPattern;

/**
 * Files to be made of an asset when a run ends.
 *
 * @param path relative to the folder of the definition; names every dimension of the asset
 * @param partial whether the items that are there are published although the run failed
 */
public record Publication(PathPattern path, AssetRef asset, boolean partial) {

  /** Files that only a run that succeeds publishes. */
  public Publication(PathPattern path, AssetRef asset) {
    this(path, asset, false);
  }
}
