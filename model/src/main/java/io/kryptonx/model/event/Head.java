package io.kryptonx.model.event;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import java.util.Optional;

/**
 * The current snapshot of a source item, as it changed.
 *
 * @param snapshot empty where the item is no longer there
 */
public record Head(Item item, Optional<Snapshot> snapshot) {}
