/**
 * Where the time of a run went, read off its journal: {@link io.kryptonx.engine.profile.Profiles}
 * is the entry. The answers are values in {@code io.kryptonx.engine.report}.
 */
@NullMarked
package io.kryptonx.engine.profile;

import org.jspecify.annotations.NullMarked;
