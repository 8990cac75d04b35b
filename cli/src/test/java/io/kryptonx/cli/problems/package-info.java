/** Problems as people meet them: a folder of wrong definitions, and the pages that explain them. */
@NullMarked
package io.kryptonx.cli.problems;

import org.jspecify.annotations.NullMarked;
