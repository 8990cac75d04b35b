package io.kryptonx.worker.local;

import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.Sandbox;

/**
 * What is around the attempts of a worker, the same for all.
 *
 * @param spares files that small inputs are put into
 */
record Surroundings(
    Sandbox sandbox,
    Launcher launcher,
    Perturbation perturbation,
    OutputWatch watch,
    SpareFiles spares) {}
