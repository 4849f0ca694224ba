/** What can be asked of desktop pools. */
@NullMarked
package io.vdibroker.api.pool.command;

import org.jspecify.annotations.NullMarked;
