/**
 * All about a run as one HTML file that needs nothing else: {@link
 * io.kryptonx.cli.view.page.RunPage} is the entry, each section has a class. Nothing here is a
 * script, and what a browser may load is what the file holds; everything foreign is text or a
 * picture of a known kind.
 */
@NullMarked
package io.kryptonx.cli.view.page;

import org.jspecify.annotations.NullMarked;
