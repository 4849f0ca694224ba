/** The WebSocket side of the VeiL Connect protocol. */
@NullMarked
package io.vdibroker.query.client.socket;

import org.jspecify.annotations.NullMarked;
