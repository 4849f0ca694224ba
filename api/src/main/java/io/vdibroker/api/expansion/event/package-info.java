/** What can have happened to growth of pools. */
@NullMarked
package io.vdibroker.api.expansion.event;

import org.jspecify.annotations.NullMarked;
