/** The history itself. */
@NullMarked
package io.vdibroker.api.history;

import org.jspecify.annotations.NullMarked;
