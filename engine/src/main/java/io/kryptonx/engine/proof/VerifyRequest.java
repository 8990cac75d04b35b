package io.kryptonx.engine.proof;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.worker.Perturbation;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param run empty for the latest
 * @param selectors of stages; empty for all
 * @param item text of an item, or a glob over texts
 * @param perturbation what is different on purpose
 */
public record VerifyRequest(
    Optional<RunId> run,
    Optional<String> selectors,
    Optional<String> item,
    Perturbation perturbation) {}
