package io.kryptonx.worker.local;

import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is around the attempts of a worker, the same for all.
 *
 * @param outside what stands for the outside of the tests of effects
 * @param spares files that small inputs are put into
 */
record Surroundings(
    Sandbox sandbox,
    Launcher launcher,
    Perturbation perturbation,
    Optional<Path> outside,
    OutputWatch watch,
    SpareFiles spares) {}
