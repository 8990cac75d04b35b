/**
 * What servers answer, for sources. Entry: {@link io.kryptonx.worker.http.HttpFetch}. Stages that
 * act on the outside world do not live here.
 */
@NullMarked
package io.kryptonx.worker.http;

import org.jspecify.annotations.NullMarked;
