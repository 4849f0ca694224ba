/** What can have happened to sessions. */
@NullMarked
package io.vdibroker.api.session.event;

import org.jspecify.annotations.NullMarked;
