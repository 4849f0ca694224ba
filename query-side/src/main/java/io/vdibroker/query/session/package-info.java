/** Devices that are signed in. */
@NullMarked
package io.vdibroker.query.session;

import org.jspecify.annotations.NullMarked;
