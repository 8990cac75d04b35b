/** What tests share: simulation, fakes, contract suites and a test host. */
@NullMarked
package io.kryptonx.testkit;

import org.jspecify.annotations.NullMarked;
