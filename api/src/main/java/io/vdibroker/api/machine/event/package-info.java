/** What can have happened to machines. */
@NullMarked
package io.vdibroker.api.machine.event;

import org.jspecify.annotations.NullMarked;
