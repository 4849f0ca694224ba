/** What can have happened to desktop pools. */
@NullMarked
package io.vdibroker.api.pool.event;

import org.jspecify.annotations.NullMarked;
