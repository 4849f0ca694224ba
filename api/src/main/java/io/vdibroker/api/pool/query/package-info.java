/** What can be asked about desktop pools. */
@NullMarked
package io.vdibroker.api.pool.query;

import org.jspecify.annotations.NullMarked;
