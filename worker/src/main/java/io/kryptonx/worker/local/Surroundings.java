package io.kryptonx.worker.local;

import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.Sandbox;

/** What is around the attempts of a worker, the same for all. */
record Surroundings(
    Sandbox sandbox, Launcher launcher, Perturbation perturbation, OutputWatch watch) {}
