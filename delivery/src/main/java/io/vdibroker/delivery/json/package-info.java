/** How messages, tokens and sagas are written. */
@NullMarked
package io.vdibroker.delivery.json;

import org.jspecify.annotations.NullMarked;
