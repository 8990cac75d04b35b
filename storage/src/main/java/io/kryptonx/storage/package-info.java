/** Where assets and the journal are kept: ports and their adapters. */
@NullMarked
package io.kryptonx.storage;

import org.jspecify.annotations.NullMarked;
