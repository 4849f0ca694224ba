/** Growth of pools. */
@NullMarked
package io.vdibroker.api.expansion;

import org.jspecify.annotations.NullMarked;
