package io.kryptonx.engine.lock;

import io.kryptonx.model.identity.RunId;
import java.util.Optional;

/**
 * Which tasks are meant.
 *
 * @param asset a selector of stages, one output of a stage ({@code STAGE.OUTPUT}), or a published
 *     path
 * @param item text of an item, or a glob over texts; empty for all
 * @param run whose outputs are meant; empty for the latest
 */
public record LockQuery(String asset, Optional<String> item, Optional<RunId> run) {}
