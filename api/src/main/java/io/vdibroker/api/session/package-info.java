/** Devices that are signed in. */
@NullMarked
package io.vdibroker.api.session;

import org.jspecify.annotations.NullMarked;
