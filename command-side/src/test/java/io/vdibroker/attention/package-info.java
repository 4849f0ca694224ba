/** Outside of the packages that the side scans, so that what stumbles on purpose does so here alone. */
@NullMarked
package io.vdibroker.attention;

import org.jspecify.annotations.NullMarked;
