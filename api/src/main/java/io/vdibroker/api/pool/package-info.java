/** Desktop pools. */
@NullMarked
package io.vdibroker.api.pool;

import org.jspecify.annotations.NullMarked;
