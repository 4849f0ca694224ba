/** The VeiL Connect protocol: what its parts share. */
@NullMarked
package io.vdibroker.query.client;

import org.jspecify.annotations.NullMarked;
