/** Growth of pools. */
@NullMarked
package io.vdibroker.command.expansion;

import org.jspecify.annotations.NullMarked;
