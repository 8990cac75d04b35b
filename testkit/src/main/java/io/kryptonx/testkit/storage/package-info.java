/**
 * What every adapter of the ports of storage must do, as suites that its tests extend: {@link
 * io.kryptonx.testkit.storage.StoreFixture} is how they get at an adapter.
 */
@NullMarked
package io.kryptonx.testkit.storage;

import org.jspecify.annotations.NullMarked;
