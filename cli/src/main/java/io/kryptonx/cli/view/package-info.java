/**
 * What commands show to people: each view turns an answer of the engine into lines. {@link
 * io.kryptonx.cli.view.RunView} follows a run while it goes on. Nothing here asks the engine.
 */
@NullMarked
package io.kryptonx.cli.view;

import org.jspecify.annotations.NullMarked;
