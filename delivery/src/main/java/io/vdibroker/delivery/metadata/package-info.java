/** Who caused what, carried from message to message. */
@NullMarked
package io.vdibroker.delivery.metadata;

import org.jspecify.annotations.NullMarked;
