/** The example pipelines, run as a user would and changed as a user would. */
@NullMarked
package io.kryptonx.cli.gallery;

import org.jspecify.annotations.NullMarked;
