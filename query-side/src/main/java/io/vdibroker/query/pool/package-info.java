/** Pools, as users and as administrators see them, and who may use them. */
@NullMarked
package io.vdibroker.query.pool;

import org.jspecify.annotations.NullMarked;
