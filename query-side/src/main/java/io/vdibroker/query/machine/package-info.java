/** Machines, as administrators see them. */
@NullMarked
package io.vdibroker.query.machine;

import org.jspecify.annotations.NullMarked;
