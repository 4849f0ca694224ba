@NullMarked
package io.vdibroker.command.pool;

import org.jspecify.annotations.NullMarked;
