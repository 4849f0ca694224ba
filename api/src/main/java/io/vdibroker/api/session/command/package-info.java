/** What can be asked of sessions. */
@NullMarked
package io.vdibroker.api.session.command;

import org.jspecify.annotations.NullMarked;
