package io.kryptonx.worker.java;

import io.kryptonx.worker.Perturbation;
import java.util.OptionalLong;

/**
 * What a child JVM has of the machine.
 *
 * @param jvms how many JVMs share its memory
 * @param memoryBytes the most memory of its heap, where that is said
 * @param perturbation what is different in it on purpose
 * @param open whether it may reach the network
 */
public record Share(int jvms, OptionalLong memoryBytes, Perturbation perturbation, boolean open) {}
