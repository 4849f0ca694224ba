/** Outside of the packages that the side scans, so that what is held back on purpose is so here alone. */
@NullMarked
package io.vdibroker.backlog;

import org.jspecify.annotations.NullMarked;
