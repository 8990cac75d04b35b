package io.kryptonx.model.asset;

import io.kryptonx.model.item.Item;

/** One item of a collection with its snapshot. */
public record Member(Item item, Snapshot snapshot) {}
