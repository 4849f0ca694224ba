/** Who gets which machine. */
@NullMarked
package io.vdibroker.command.pool;

import org.jspecify.annotations.NullMarked;
