/** How numbers and texts are written in canonical JSON (RFC 8785), the form that has one digest. */
@NullMarked
package io.kryptonx.model.json;

import org.jspecify.annotations.NullMarked;
