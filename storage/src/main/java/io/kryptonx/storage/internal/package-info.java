/**
 * What the adapters share: the forms of run headers and results at rest, and how files of others
 * are read. Public for the adapters only; nobody else uses it.
 */
@NullMarked
package io.kryptonx.storage.internal;

import org.jspecify.annotations.NullMarked;
