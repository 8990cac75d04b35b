/**
 * What a stage written in Java sees.
 *
 * <p>Implement {@link io.kryptonx.stage.Stage}: one method that reads its declared inputs and
 * writes its declared outputs, all of them through a {@link io.kryptonx.stage.StageContext}. A
 * stage needs nothing else from Kryptonx, and this package needs nothing but the JDK, so that a
 * stage's own libraries never meet ours.
 *
 * <p>What must not live here: anything of the engine. Whoever changes a type of this package
 * changes the contract with every stage ever written.
 */
@NullMarked
package io.kryptonx.stage;

import org.jspecify.annotations.NullMarked;
