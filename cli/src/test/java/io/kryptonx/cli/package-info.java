/** Commands are tested through {@link io.kryptonx.cli.Cli} with an engine that answers by heart. */
@org.jspecify.annotations.NullMarked
package io.kryptonx.cli;
